package dev.hoopoe.local.postgres;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.Signals;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL server on loopback as a child process, which can be killed and started again on its data. */
public final class PostgresServer implements LocalServer {

    /** The first role of the server, which owns it. */
    public static final String SUPERUSER = "postgres";

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Path data;
    private final Path log;
    private final Path cache;
    private final Durability durability;
    private final Map<String, String> additional;
    private final int port;
    private final DatabaseServer server;
    private volatile ChildProcess process;

    /** A server on the data folder and port (0: a free one); the cache holds its programs from start to start. */
    public PostgresServer(Path data, int port, Path log, Path cache, Durability durability, String password) {
        this(data, port, log, cache, durability, Map.of(), password);
    }

    /** A server with additional settings, named as in {@code postgresql.conf}. */
    public PostgresServer(
            Path data,
            int port,
            Path log,
            Path cache,
            Durability durability,
            Map<String, String> additional,
            String password) {
        this.data = data.toAbsolutePath();
        this.log = log;
        this.cache = cache;
        this.durability = durability;
        this.additional = Map.copyOf(additional);
        this.port = port == 0 ? LoopbackPort.free() : port;
        this.server = new DatabaseServer("jdbc:postgresql://127.0.0.1:" + this.port, SUPERUSER, password);
    }

    @Override
    public synchronized void launch() {
        if (process != null && process.isAlive()) {
            return;
        }
        PostgresBinaries binaries = PostgresBinaries.in(cache);
        try {
            OwnerOnly.createFolders(log.toAbsolutePath().getParent());
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(binaries);
            }
            endLeftover();
        } catch (IOException e) {
            throw new StartRefusedException("Cannot use " + data + " for PostgreSQL: " + e.getMessage(), e);
        }
        LoopbackPort.requireFree("127.0.0.1", port, "PostgreSQL", "HOOPOE_POSTGRES_PORT");
        process = ChildProcess.start(
                binaries.command("postgres", settings()),
                ChildProcess.inherited(Map.of("LC_ALL", "C", "TZ", "UTC")),
                log,
                "INT");
    }

    @Override
    public Duration stopTimeout() {
        return STOP;
    }

    @Override
    public Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public int port() {
        return port;
    }

    /** The server with its superuser. */
    public DatabaseServer server() {
        return server;
    }

    private List<String> settings() {
        boolean kept = durability == Durability.KEPT;
        Map<String, String> settings = Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "240"),
                Map.entry("shared_buffers", "40MB"),
                Map.entry("work_mem", "2MB"),
                Map.entry("maintenance_work_mem", "32MB"),
                Map.entry("min_wal_size", "32MB"),
                Map.entry("max_wal_size", "256MB"),
                // Enough for ./hoopoe backup.
                Map.entry("wal_level", "replica"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("io_method", "sync"),
                Map.entry("jit", "off"),
                Map.entry("huge_pages", "off"),
                Map.entry("max_parallel_workers_per_gather", "0"),
                Map.entry("autovacuum_max_workers", "2"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                // No statement, parameter or row in the log: an error's text names its values, and the service that
                // made it has it.
                Map.entry("log_min_messages", "log"),
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_statement", "none"),
                Map.entry("log_min_duration_statement", "-1"),
                Map.entry("log_parameter_max_length", "0"),
                Map.entry("log_parameter_max_length_on_error", "0"),
                // A client that is not compiled yet takes as long to hash a password 4,096 times as for a hundred
                // statements.
                Map.entry("scram_iterations", kept ? "4096" : "1"),
                Map.entry("fsync", kept ? "on" : "off"),
                Map.entry("full_page_writes", kept ? "on" : "off"),
                Map.entry("synchronous_commit", kept ? "on" : "off"));
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        additional.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private void initialise(PostgresBinaries binaries) throws IOException {
        OwnerOnly.createFolders(data.getParent());
        Path passwordFile = OwnerOnly.write(data.resolveSibling("superuser"), server.password() + "\n");
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--pgdata=" + data,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            if (durability == Durability.THROW_AWAY) {
                arguments.add("--no-sync");
                arguments.add("--set=scram_iterations=1");
            }
            ChildProcess initdb = ChildProcess.start(
                    binaries.command("initdb", arguments), ChildProcess.inherited(Map.of("LC_ALL", "C")), log, "TERM");
            if (!initdb.endsWithin(START) || initdb.exitCode() != 0) {
                initdb.kill();
                throw new StartRefusedException("PostgreSQL could not create its data in " + data
                        + ". Is the disk full? Its last words, from " + log + ":\n" + initdb.logTail());
            }
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** After this process was killed a server may still run on the data, or its lock file name another's process. */
    private void endLeftover() throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String pid = Files.readString(lock).lines().findFirst().orElse("").trim();
        Optional<ProcessHandle> leftover = pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(this::servesThisData)
                : Optional.empty();
        if (leftover.isPresent()) {
            Signals.send(leftover.get().pid(), "INT");
            if (!Signals.awaitEnd(leftover.get(), STOP)) {
                leftover.get().destroyForcibly();
                Signals.awaitEnd(leftover.get(), STOP);
            }
        }
        Files.deleteIfExists(lock);
    }

    private boolean servesThisData(ProcessHandle candidate) {
        return candidate
                .info()
                .commandLine()
                .map(line -> line.contains("postgres") && line.contains(data.toString()))
                .orElse(false);
    }

    @Override
    public void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!process.endsWithin(POLL)) {
            try (Connection connection = server.connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    process.kill();
                    throw refused("did not answer within " + START.toSeconds() + " s (" + e.getMessage() + ")");
                }
            }
        }
        throw refused("ended at once");
    }

    private StartRefusedException refused(String what) {
        return new StartRefusedException(
                "PostgreSQL " + what + ". Its last words, from " + log + ":\n" + process.logTail());
    }
}
