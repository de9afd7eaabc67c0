package dev.hoopoe.common.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.local.testing.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both stores do, the folder and an S3 server that is not ours. */
class FileStoreTest {

    private static final int LARGE = 6 * 1024 * 1024;

    @TempDir
    static Path folder;

    private static S3Server server;
    private static S3Store inS3;

    @BeforeAll
    static void startServer() {
        server = new S3Server(folder.resolve("s3"));
        server.start();
        inS3 = new S3Store(S3Settings.of(server.endpoint()));
    }

    @AfterAll
    static void stopServer() {
        inS3.close();
        server.stop();
    }

    static Stream<FileStore> stores() {
        return Stream.of(new FolderStore(folder.resolve("files")), inS3);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void whatIsPutIsRead(FileStore store) throws IOException {
        var bytes = random(LARGE);

        store.put("acme/one", file(bytes));

        assertArrayEquals(bytes, read(store, "acme/one"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void partIsReadFromItsOffset(FileStore store) throws IOException {
        var bytes = random(1000);
        store.put("acme/part", file(bytes));

        try (var part = store.open("acme/part", 990, 5).orElseThrow()) {
            assertEquals(5, part.size());
            assertArrayEquals(
                    Arrays.copyOfRange(bytes, 990, 995), part.content().readNBytes(5));
        }
        assertTrue(store.open("acme/never-put", 0, 1).isEmpty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void laterFileTakesThePlaceOfTheFormer(FileStore store) throws IOException {
        store.put("acme/two", file(random(1000)));
        var bytes = random(10);

        store.put("acme/two", file(bytes));

        assertArrayEquals(bytes, read(store, "acme/two"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void deletedFileIsUnknown(FileStore store) throws IOException {
        store.put("acme/three", file(random(10)));

        store.delete("acme/three");
        store.delete("acme/three");

        assertTrue(store.open("acme/three").isEmpty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void unknownKeyIsEmpty(FileStore store) {
        assertTrue(store.open("acme/never-put").isEmpty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void keyCannotLeaveTheStore(FileStore store) throws IOException {
        var outside = Files.write(folder.resolve("outside"), random(10));
        var keys = List.of(
                "../outside",
                "a/../../outside",
                outside.toString(),
                "",
                ".",
                "a//b",
                "a/",
                "/a",
                "a\\..\\b",
                "a\0b",
                ".x/y",
                "ä",
                "a b",
                "a".repeat(256));
        for (var key : keys) {
            assertThrows(IllegalArgumentException.class, () -> store.put(key, outside), key);
            assertThrows(IllegalArgumentException.class, () -> store.open(key), key);
            assertThrows(IllegalArgumentException.class, () -> store.delete(key), key);
        }
        assertTrue(Files.exists(outside));
    }

    @Test
    void nothingIsLeftOfAFileThatCouldNotBeCopied() throws IOException {
        var root = folder.resolve("interrupted");

        var refused = assertThrows(
                HoopoeException.class, () -> new FolderStore(root).put("acme/four", folder.resolve("not-there")));

        assertEquals(ErrorKind.UNAVAILABLE, refused.kind());
        try (var files = Files.walk(root)) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void wrongSecretIsUnavailable() throws IOException {
        try (var store = new S3Store(S3Settings.of(server.endpoint()).withSecret("another"))) {
            var refused = assertThrows(HoopoeException.class, () -> store.put("acme/five", file(random(10))));

            assertEquals(ErrorKind.UNAVAILABLE, refused.kind());
        }
        assertTrue(inS3.open("acme/five").isEmpty());
    }

    @Test
    void serverThatIsDownIsUnavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnavailable("http://127.0.0.1:" + port);
    }

    @Test
    void serverThatDoesNotAnswerIsUnavailableInTime() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnavailable("http://127.0.0.1:" + silent.getLocalPort());
        }
    }

    private static void assertUnavailable(String endpoint) throws IOException {
        var content = file(random(LARGE));
        try (var store = new S3Store(S3Settings.of(endpoint))) {
            for (var call : List.<Runnable>of(
                    () -> store.put("acme/six", content),
                    () -> store.open("acme/six"),
                    () -> store.delete("acme/six"))) {
                var start = System.nanoTime();
                var refused = assertThrows(HoopoeException.class, call::run);
                assertEquals(ErrorKind.UNAVAILABLE, refused.kind());
                var taken = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(taken.compareTo(S3Settings.TIMEOUT.multipliedBy(5)) < 0, taken::toString);
            }
        }
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "upload", null), bytes);
    }

    private static byte[] read(FileStore store, String key) throws IOException {
        try (var stored = store.open(key).orElseThrow()) {
            var bytes = stored.content().readAllBytes();
            assertEquals(bytes.length, stored.size());
            return bytes;
        }
    }
}
