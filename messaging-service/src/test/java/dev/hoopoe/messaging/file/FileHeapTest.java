package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no file is ever whole in memory: what is alive on the heap while 25 MB pass, and after. */
@QuarkusTest
class FileHeapTest extends FileTest {

    private static final int SIZE = 25_000_000;
    private static final int PART = 5_000_000;
    private static final byte[] BYTES = new byte[PART];
    private static final long MAX_GROWTH = 4_000_000;
    private static final int TRIES = 3;

    private final UserFixture agent = anAgentOf(3L);

    @TestHTTPResource
    URI base;

    @BeforeEach
    void knowAgent() {
        known(agent);
    }

    @Test
    void heapDoesNotGrowWith25MegabytesUpAndDown() throws IOException {
        assertSmallGrowth(this::transferOfAgent);
    }

    @Test
    void heapDoesNotGrowWithAFileOfATicket() throws IOException {
        assertSmallGrowth(this::transferOfTicketService);
    }

    /** Uploads and downloads so many bytes; answers how much the live heap grew at most. */
    private interface Transfer {

        long of(int size) throws IOException;
    }

    private static void assertSmallGrowth(Transfer transfer) throws IOException {
        // The first time loads classes and fills pools.
        transfer.of(PART);

        // The rest of the service allocates, too, most of all on a slow machine: the least of some tries is the file's.
        var growth = Long.MAX_VALUE;
        for (var attempt = 0; attempt < TRIES && growth >= MAX_GROWTH; attempt++) {
            growth = Math.min(growth, transfer.of(SIZE));
        }

        assertTrue(growth < MAX_GROWTH, "The heap grew by at least " + growth + " bytes");
    }

    private long transferOfAgent(int size) throws IOException {
        var before = liveHeap();
        var growth = 0L;
        String url;
        try (var connection = connect()) {
            var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
            var tail = "\r\n--x--\r\n";
            send(
                    connection,
                    "POST /api/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + tokenOf(agent)
                            + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                            + (head.length() + size + tail.length()) + "\r\n\r\n" + head);
            growth = sendBytes(connection, size, before);
            send(connection, tail);
            var answer = new BufferedInputStream(connection.getInputStream());
            assertEquals(201, status(answer));
            url = new ObjectMapper().readTree(body(answer)).at("/data/url").asText();
        }
        growth = Math.max(growth, liveHeap() - before);
        var download = "GET " + url.substring(url.indexOf("/files/")) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        return Math.max(growth, download(download, size, before));
    }

    private long transferOfTicketService(int size) throws IOException {
        var before = liveHeap();
        var growth = 0L;
        var path = "/internal/files/" + UUID.randomUUID();
        var head = " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + TestTokens.service("ticket-service")
                + "\r\nX-Hoopoe-Account: " + account + "\r\n";
        try (var connection = connect()) {
            send(
                    connection,
                    "PUT " + path + "?ticket=" + UUID.randomUUID() + head + "Content-Length: " + size + "\r\n\r\n");
            growth = sendBytes(connection, size, before);
            assertEquals(204, status(new BufferedInputStream(connection.getInputStream())));
        }
        growth = Math.max(growth, liveHeap() - before);
        return Math.max(growth, download("GET " + path + head + "\r\n", size, before));
    }

    private static long sendBytes(Socket connection, int size, long before) throws IOException {
        var growth = 0L;
        for (var sent = 0; sent < size; sent += PART) {
            connection.getOutputStream().write(BYTES);
            growth = Math.max(growth, liveHeap() - before);
        }
        return growth;
    }

    private long download(String request, int size, long before) throws IOException {
        var growth = 0L;
        try (var connection = connect()) {
            send(connection, request);
            var answer = new BufferedInputStream(connection.getInputStream());
            assertEquals(200, status(answer));
            assertEquals(size, length(answer));
            for (var left = size; left > 0; left -= PART) {
                answer.skipNBytes(PART);
                growth = Math.max(growth, liveHeap() - before);
            }
        }
        return Math.max(growth, liveHeap() - before);
    }

    private Socket connect() throws IOException {
        return new Socket(base.getHost(), base.getPort());
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static int status(InputStream answer) throws IOException {
        return Integer.parseInt(line(answer).substring(9, 12));
    }

    private static String body(InputStream answer) throws IOException {
        return new String(answer.readNBytes(length(answer)), US_ASCII);
    }

    /** Reads the fields of the head; answers its {@code Content-Length}. */
    private static int length(InputStream answer) throws IOException {
        var length = 0;
        for (var line = line(answer); !line.isEmpty(); line = line(answer)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return length;
    }

    private static String line(InputStream answer) throws IOException {
        var line = new StringBuilder();
        for (var read = answer.read(); read != '\n'; read = answer.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
