package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.Signals;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The file with the processes of a running suite, for other commands and for the next start. */
final class SuiteRecord {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    SuiteRecord(Path file) {
        this.file = file;
    }

    /** A recorded process; its start time distinguishes it from a later one with the same id. */
    record Entry(String name, String state, long pid, Optional<Instant> started, int port, int managementPort) {

        /** The process, if it is still the recorded one. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
        }

        /** Whether it is a replica of the service. */
        boolean isOf(Service service) {
            return name.matches(service.wireName() + "(-\\d)?");
        }

        /** PostgreSQL or Kafka, which services need until they have ended. */
        private boolean isInfrastructure() {
            return name.equals("postgres") || name.equals("kafka");
        }

        private boolean isSame(ProcessHandle process) {
            Optional<Instant> actual = process.info().startInstant();
            return started.isPresent()
                    && actual.isPresent()
                    && Duration.between(started.get(), actual.get()).abs().compareTo(CLOCK_TOLERANCE) <= 0;
        }
    }

    /** Writes the state of all parts. */
    synchronized void write(List<SupervisedServer> servers, long launcher) {
        Properties properties = new Properties();
        List<String> names = new ArrayList<>();
        for (SupervisedServer server : servers) {
            names.add(server.name());
            store(properties, server.name(), server.pid());
            properties.setProperty(server.name() + ".port", Integer.toString(server.port()));
            properties.setProperty(server.name() + ".management", Integer.toString(server.managementPort()));
            properties.setProperty(server.name() + ".state", server.state());
        }
        names.add("launcher");
        store(properties, "launcher", launcher);
        properties.setProperty("parts", String.join(" ", names));
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The recorded processes in the order of their start, the launcher last. */
    List<Entry> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : properties.getProperty("parts", "").split(" ", -1)) {
            if (!name.isEmpty()) {
                entries.add(new Entry(
                        name,
                        properties.getProperty(name + ".state", ""),
                        Long.parseLong(properties.getProperty(name + ".pid", "0")),
                        Optional.ofNullable(properties.getProperty(name + ".started"))
                                .map(Instant::parse),
                        Integer.parseInt(properties.getProperty(name + ".port", "0")),
                        Integer.parseInt(properties.getProperty(name + ".management", "0"))));
            }
        }
        return entries;
    }

    /** Stops processes that a killed launcher left running, the services at the same time; returns their names. */
    List<String> endLeftovers() {
        List<Entry> entries = new ArrayList<>(read());
        Collections.reverse(entries);
        List<Entry> leftovers =
                entries.stream().filter(entry -> entry.process().isPresent()).toList();
        end(leftovers.stream().filter(entry -> !entry.isInfrastructure()).toList());
        end(leftovers.stream().filter(Entry::isInfrastructure).toList());
        return leftovers.stream().map(Entry::name).toList();
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private static void end(List<Entry> leftovers) {
        for (Entry entry : leftovers) {
            Signals.send(entry.pid(), entry.name().equals("postgres") ? "INT" : "TERM");
        }
        for (Entry entry : leftovers) {
            entry.process().filter(process -> !Signals.awaitEnd(process, GRACE)).ifPresent(process -> {
                process.destroyForcibly();
                Signals.awaitEnd(process, GRACE);
            });
        }
    }

    private static void store(Properties properties, String name, long pid) {
        properties.setProperty(name + ".pid", Long.toString(pid));
        ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .ifPresent(started -> properties.setProperty(name + ".started", started.toString()));
    }
}
