package dev.hoopoe.local.kafka;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.JavaRuntime;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A real Kafka broker (KRaft, one node) on loopback as a child process with its own class path. */
public final class KafkaBroker implements LocalServer {

    /** The largest message that broker and topics accept, in bytes: a 25 MB body and its envelope. */
    static final int LARGEST_MESSAGE = 34 * 1024 * 1024;

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private final Optional<BrokerUsers> users;
    private volatile boolean usersStored;
    private volatile ChildProcess process;

    /** A broker on the data folder and ports (0: free ones) without logins. */
    public KafkaBroker(Path data, int port, int controllerPort, Path log) {
        this(data, port, controllerPort, log, Optional.empty());
    }

    /** A broker with these users, each with its {@link AccessRules}. */
    public KafkaBroker(Path data, int port, int controllerPort, Path log, BrokerUsers users) {
        this(data, port, controllerPort, log, Optional.of(users));
    }

    private KafkaBroker(Path data, int port, int controllerPort, Path log, Optional<BrokerUsers> users) {
        this.users = users;
        this.data = data.toAbsolutePath();
        this.log = log;
        this.port = port == 0 ? LoopbackPort.free() : port;
        this.controllerPort = controllerPort == 0 ? LoopbackPort.free() : controllerPort;
    }

    @Override
    public synchronized void launch() {
        if (process != null && process.isAlive()) {
            return;
        }
        LoopbackPort.requireFree("127.0.0.1", port, "Kafka", "HOOPOE_KAFKA_PORT");
        LoopbackPort.requireFree("127.0.0.1", controllerPort, "Kafka's controller", "HOOPOE_KAFKA_CONTROLLER_PORT");
        usersStored = users.isEmpty();
        process = ChildProcess.start(
                command(writeProperties()), ChildProcess.inherited(Map.of("MALLOC_ARENA_MAX", "2")), log, "TERM");
    }

    @Override
    public Duration stopTimeout() {
        return STOP;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    /** A connection that may do everything. */
    public KafkaConnection connection() {
        String bootstrapServers = "127.0.0.1:" + port;
        return users.map(known -> KafkaConnection.as(known.admin(), bootstrapServers))
                .orElseGet(() -> KafkaConnection.anonymous(bootstrapServers));
    }

    private List<String> command(Path properties) {
        Path libraries = ProjectRoot.find().resolve("deploy/kafka/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new StartRefusedException("Kafka's class path is not there: run `mvn -pl deploy/kafka"
                    + " generate-resources` (or ./hoopoe up, which builds all).");
        }
        JavaRuntime java = JavaRuntime.newest();
        List<String> command = new ArrayList<>(List.of(
                java.executable(),
                "-Xms64m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));
        command.addAll(java.memoryOptions());
        if (java.feature() >= 25) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (java.feature() >= 19 && Files.isRegularFile(ownClasses())) {
            command.add("-XX:+AutoCreateSharedArchive");
            String name = "kafka-" + java.feature() + "-"
                    + Integer.toHexString(ownClasses().hashCode()) + ".jsa";
            command.add("-XX:SharedArchiveFile=" + libraries.resolveSibling(name));
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        command.addAll(List.of(
                "-cp",
                ownClasses() + File.pathSeparator + libraries + "/*",
                BrokerMain.class.getName(),
                storage().toString(),
                properties.toString()));
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(BrokerMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path storage() {
        return data.resolve("log");
    }

    private Path writeProperties() {
        Map<String, String> settings = new TreeMap<>(BrokerSettings.of(controllerPort));
        settings.putAll(users.map(known -> known.settings(port, controllerPort))
                .orElseGet(() -> BrokerSettings.open(port, controllerPort)));
        settings.put("log.dirs", storage().toString());
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        try {
            OwnerOnly.createFolders(data);
            return OwnerOnly.write(data.resolve("server.properties"), text.toString());
        } catch (IOException e) {
            throw new StartRefusedException("Cannot use " + data + " for Kafka: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!process.endsWithin(POLL)) {
            if (LoopbackPort.answers(port) && hasUsers() && knowsItself()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw refused("did not answer within " + START.toSeconds() + " s");
            }
        }
        throw refused("ended at once");
    }

    /** PLAIN sends the password in clear text: only to this broker's process, not to another one on its port. */
    private boolean hasUsers() {
        if (!usersStored && LoopbackPort.isHeldBy(process.pid(), port)) {
            usersStored = users.orElseThrow().store(port);
        }
        return usersStored;
    }

    private boolean knowsItself() {
        try (Admin admin = Admin.create(connection().properties())) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private StartRefusedException refused(String what) {
        return new StartRefusedException("Kafka " + what + ". Its last words, from " + log + ":\n" + process.logTail());
    }
}
