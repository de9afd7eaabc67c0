package dev.hoopoe.local.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Run as a process of its own, which is then killed. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Guardian.get().removeAtEnd(Files.createDirectory(folder.resolve("data")));
        ChildProcess child = ChildProcess.start(
                List.of("sleep", "600"), ChildProcess.inherited(Map.of()), folder.resolve("child.log"), "TERM");
        Files.writeString(folder.resolve("pid.new"), Long.toString(child.pid()));
        Files.move(folder.resolve("pid.new"), folder.resolve("pid"));
        System.in.read();
    }

    @Test
    void childrenAndFoldersOfAKilledProcessAreRemoved() throws IOException {
        Process parent = new ProcessBuilder(
                        JavaRuntime.newest().executable(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("pid")));
        ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid"))))
                .orElseThrow();

        parent.destroyForcibly();

        await().atMost(PATIENCE).until(() -> !child.isAlive());
        await().atMost(PATIENCE).until(() -> Files.notExists(folder.resolve("data")));
    }

    @Test
    void whatAChildWritesIsForItsOwnerAlone() throws IOException {
        Path log = folder.resolve("logs/child.log");
        ChildProcess child = ChildProcess.start(
                List.of("sh", "-c", "mkdir $0/made && touch $0/made/file", folder.toString()),
                ChildProcess.inherited(Map.of()),
                log,
                "TERM");

        assertTrue(child.endsWithin(PATIENCE));
        for (Path path : List.of(log, log.getParent(), folder.resolve("made"), folder.resolve("made/file"))) {
            String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            assertTrue(rights.endsWith("------"), rights + " " + path);
        }
    }

    @Test
    void whoeverIsInterruptedStopsWaiting() {
        ChildProcess child = ChildProcess.start(
                List.of("sleep", "600"), ChildProcess.inherited(Map.of()), folder.resolve("child.log"), "TERM");

        Thread.currentThread().interrupt();

        assertThrows(StartRefusedException.class, () -> child.endsWithin(PATIENCE));
        assertTrue(Thread.interrupted());
        child.kill();
        assertFalse(child.isAlive());
    }

    @Test
    void childThatIgnoresItsStopSignalIsKilledAfterTheGrace() {
        ChildProcess child = ChildProcess.start(
                List.of("sh", "-c", "trap '' TERM; echo stubborn; while :; do sleep 0.1; done"),
                ChildProcess.inherited(Map.of()),
                folder.resolve("child.log"),
                "TERM");
        await().atMost(PATIENCE).until(() -> child.logTail().contains("stubborn"));

        child.stop(Duration.ofMillis(200));

        assertFalse(child.isAlive());
    }

    @Test
    void runtimeIsReadFromItsReleaseFile() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        assertTrue(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");

        assertEquals(Optional.of(new JavaRuntime(home, 25)), JavaRuntime.read(home));
        assertEquals(Optional.empty(), JavaRuntime.read(folder));
    }

    @Test
    void newestRuntimeIsAtLeastThisOne() {
        assertTrue(JavaRuntime.newest().feature() >= Runtime.version().feature());
    }
}
