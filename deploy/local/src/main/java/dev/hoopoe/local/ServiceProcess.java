package dev.hoopoe.local;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.JavaRuntime;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A replica of a service as a child process; ready when its readiness check says so. */
final class ServiceProcess implements LocalServer {

    private static final Duration POLL = Duration.ofMillis(150);
    /** Generous, for slow machines: a service that fails ends by itself. */
    private static final Duration START = Duration.ofMinutes(5);
    /** Long enough for five services at once to save their archives on two cores. */
    private static final Duration STOP = Duration.ofMinutes(2);

    private final ServiceReplica replica;
    private final SuiteSettings settings;
    private final Supplier<Path> build;
    private final Supplier<Map<String, String>> environment;
    private final Path log;
    private volatile ChildProcess process;

    /**
     * Both suppliers are asked at each start of the process: an upgrade, or a change of a secret, may have come since.
     *
     * @param build the checkout whose build is run
     * @param environment the variables
     */
    ServiceProcess(
            ServiceReplica replica,
            SuiteSettings settings,
            Supplier<Path> build,
            Supplier<Map<String, String>> environment,
            Path log) {
        this.replica = replica;
        this.settings = settings;
        this.build = build;
        this.environment = environment;
        this.log = log;
    }

    @Override
    public synchronized void launch() {
        if (process != null && process.isAlive()) {
            return;
        }
        replica.requireFreePorts(replica.service() == Service.GATEWAY ? settings.host() : "127.0.0.1");
        process = ChildProcess.start(command(), environment.get(), log, "TERM");
    }

    @Override
    public Duration stopTimeout() {
        return STOP;
    }

    @Override
    public int port() {
        return replica.port();
    }

    @Override
    public int managementPort() {
        return replica.managementPort();
    }

    @Override
    public Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    /** The build output of the module. */
    static Path jar(Path root, Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private List<String> command() {
        Service service = replica.service();
        Path jar = jar(build.get(), service);
        if (!Files.isRegularFile(jar)) {
            throw new StartRefusedException(service.module() + " is not built: run ./hoopoe up, which builds it, or"
                    + " `mvn -DskipTests package`.");
        }
        JavaRuntime java = JavaRuntime.newest();
        List<String> command = new ArrayList<>(List.of(
                java.executable(),
                "-Xms24m",
                "-Xmx" + service.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + log.resolveSibling(replica.name() + "-crash-%p.txt")));
        command.addAll(settings.java());
        command.addAll(service.heapOptions());
        command.addAll(java.memoryOptions());
        if (build.get().equals(settings.root())) {
            command.addAll(archiveOptions(ServiceArchive.of(service, settings)));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    @Override
    public void awaitReady() {
        ChildProcess child = process;
        long deadline = System.nanoTime() + START.toNanos();
        while (!child.endsWithin(POLL)) {
            if (new ManagementPort(managementPort()).isReady()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                child.kill();
                throw refused(child, "was not ready within " + START.toSeconds() + " s");
            }
        }
        throw refused(child, "ended with code " + child.exitCode());
    }

    /** Only the first replica writes the archive: two processes would write the same file. */
    private List<String> archiveOptions(ServiceArchive archive) {
        return replica.isFirst() || archive.isSaved() ? archive.options() : List.of();
    }

    private StartRefusedException refused(ChildProcess child, String what) {
        return new StartRefusedException(
                replica.name() + " " + what + ". Its last words, from " + log + ":\n" + child.logTail());
    }
}
