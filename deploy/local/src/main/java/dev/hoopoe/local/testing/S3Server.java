package dev.hoopoe.local.testing;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.JavaRuntime;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An S3 server (S3Proxy, over a folder) on loopback as a child process with its own class path; it checks signatures. */
public final class S3Server implements LocalServer {

    public static final String ACCESS_KEY = "hoopoe-tests";
    public static final String SECRET_KEY = "only-for-tests";

    /** The one bucket. */
    public static final String BUCKET = "hoopoe";

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Path folder;
    private final int port;
    private volatile ChildProcess process;

    /** A server that stores objects below the folder, on a free port. */
    public S3Server(Path folder) {
        this(folder, LoopbackPort.free());
    }

    /** A server that stores objects below the folder. */
    public S3Server(Path folder, int port) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
    }

    /** The service's address. */
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Where the bucket's objects are, each in a file named by its key. */
    public Path objects() {
        return folder.resolve("objects").resolve(BUCKET);
    }

    @Override
    public synchronized void launch() {
        if (process == null || !process.isAlive()) {
            process = ChildProcess.start(
                    command(writeProperties()),
                    ChildProcess.inherited(Map.of("MALLOC_ARENA_MAX", "2")),
                    folder.resolve("s3.log"),
                    "TERM");
        }
    }

    private List<String> command(Path properties) {
        Path libraries = ProjectRoot.find().resolve("deploy/s3/target/lib");
        if (!Files.isDirectory(libraries)) {
            throw new StartRefusedException(
                    "The S3 server's class path is not there: run `mvn -pl deploy/s3 generate-resources`.");
        }
        return List.of(
                JavaRuntime.newest().executable(),
                // It keeps an object in memory to check its signature.
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Its main class sends System.err to the log, and the log writes to System.err.
                "-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve("s3-server.log"),
                "-cp",
                libraries + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
    }

    private Path writeProperties() {
        String text = String.join(
                "\n",
                "s3proxy.endpoint=" + endpoint(),
                "s3proxy.authorization=aws-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY,
                "jclouds.provider=filesystem",
                "jclouds.filesystem.basedir=" + objects().getParent(),
                "");
        try {
            OwnerOnly.createFolders(objects());
            return OwnerOnly.write(folder.resolve("s3.properties"), text);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot use " + folder + " for the S3 server: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!LoopbackPort.answers(port)) {
            if (process.endsWithin(POLL) || System.nanoTime() > deadline) {
                process.kill();
                throw new StartRefusedException(
                        "The S3 server did not start; see " + folder + "/s3-server.log:\n" + process.logTail());
            }
        }
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
}
