package dev.hoopoe.bench.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    private static final String FIRST =
            "POST /one HTTP/1.1\r\nContent-Length: 4\r\nwebhook-id: 7\r\nHost: here\r\n\r\nbody";
    private static final String SECOND = "POST /two HTTP/1.1\r\ncontent-length: 0\r\n\r\n";

    private final RequestReader reader = new RequestReader();

    @Test
    void aRequestIsReadOnceAllOfItIsThere() {
        for (int i = 0; i < FIRST.length(); i++) {
            assertTrue(reader.next().isEmpty());
            take(FIRST.substring(i, i + 1));
        }

        Delivery delivery = reader.next().orElseThrow();

        assertEquals("/one", delivery.path());
        assertEquals("7", delivery.id());
        assertEquals("here", delivery.headers().get("host"));
        assertEquals("body", new String(delivery.body(), StandardCharsets.UTF_8));
    }

    @Test
    void requestsThatCameTogetherAreReadOneAfterTheOther() {
        take(FIRST + SECOND + FIRST.substring(0, 30));

        assertEquals("/one", reader.next().orElseThrow().path());
        assertEquals("/two", reader.next().orElseThrow().path());
        assertTrue(reader.next().isEmpty());
        take(FIRST.substring(30));
        assertEquals("/one", reader.next().orElseThrow().path());
    }

    @Test
    void aBodyLargerThanTheFirstRoomIsRead() {
        String body = "x".repeat(100_000);
        take("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + body);

        assertEquals(100_000, reader.next().orElseThrow().body().length);
    }

    private void take(String text) {
        reader.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
