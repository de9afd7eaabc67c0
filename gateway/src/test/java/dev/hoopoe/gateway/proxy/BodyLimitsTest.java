package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class BodyLimitsTest {

    private static final int KIB = 1024;
    private static final int MAX_LONG_BODIES = 32;
    private static final String IMAGES = "/hcall/api/ticket/create";
    private static final String TWENTY_MEGABYTES = "Content-Length: 20000000\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "/auth/login, 16",
        "/auth/refresh, 16",
        "/api/auth/login, 16",
        "/hcall/api/auth/enter, 16",
        "/hcall/api/auth/register, 16",
        "/hcall/api/master/create, 16",
        "/omnidesk/api/login, 16",
        "/api/tickets, 1024",
        "/api/clients, 1024",
        "/api/messages, 1024",
        "/hcall/api/ticket/update, 1024",
        "/omnidesk/api/tickets, 1024",
        "/hcall/api/ticket/create, 25600",
        "/api/files, 25664",
        "/netia/api/upload, 25664",
    })
    void routeTakesWhatItNeedsAndNoMore(String path, int limit) {
        var largest = new byte[limit * KIB];

        assertEquals(
                200,
                post(asking(path, "echo"), BodyPublishers.ofByteArray(largest)).statusCode());
        assertEquals(
                413,
                post(asking(path, "echo"), BodyPublishers.ofByteArray(new byte[limit * KIB + 1]))
                        .statusCode());
    }

    @Test
    void largeBodyWithoutATokenReachesNobody() {
        var before = tell("ticket", "report").getInteger("received");

        var answer = RawHttp.once("POST " + IMAGES + " HTTP/1.1\r\nHost: localhost\r\n" + TWENTY_MEGABYTES);

        assertEquals(401, RawHttp.statusOf(answer));
        assertEquals(before, tell("ticket", "report").getInteger("received"));
    }

    /** A quarter of ticket-service's heap is 36 MiB. */
    @Test
    void serviceGetsNoMoreAtOnceThanItHasRoomFor() {
        try (var first = new RawHttp()) {
            first.write(images("Expect: 100-continue\r\n"));
            assertEquals(100, RawHttp.statusOf(first.readHead()));

            var second = RawHttp.once(images(""));

            assertEquals(503, RawHttp.statusOf(second));
            assertTrue(second.contains("\"status\":false") && second.contains("etry-"), second);
            assertEquals(200, send(asking("/api/tickets", "echo")).statusCode());
        }
        await().until(() -> post(asking(IMAGES, "echo"), BodyPublishers.ofByteArray(new byte[20_000_000]))
                        .statusCode()
                == 200);
    }

    /** Uploads are written to the service's disk: a quarter of its heap, 36 MiB, is no limit to them. */
    @Test
    void uploadsTakeNoRoomOnTheHeap() {
        var open = new ArrayList<RawHttp>();
        try {
            for (var i = 0; i < 4; i++) {
                var upload = new RawHttp();
                open.add(upload);
                upload.write("POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                        + "\r\nExpect: 100-continue\r\n" + TWENTY_MEGABYTES);
                assertEquals(100, RawHttp.statusOf(upload.readHead()));
            }
        } finally {
            open.forEach(RawHttp::close);
        }
    }

    @Test
    void addressHasNoMoreThanSomeLongBodiesUnderWay() {
        var before = tell("messaging", "report").getInteger("received");
        var open = new ArrayList<RawHttp>();
        try {
            for (var i = 0; i < MAX_LONG_BODIES; i++) {
                open.add(longBody());
            }
            await().until(() -> tell("messaging", "report").getInteger("received") == before + MAX_LONG_BODIES);

            try (var next = longBody()) {
                var answer = next.readAnswer();
                assertEquals(429, RawHttp.statusOf(answer));
                assertTrue(answer.contains("etry-"), answer);
            }
            assertEquals(200, post(asking("/api/messages", "echo"), "{}").statusCode());
        } finally {
            open.forEach(RawHttp::close);
        }
    }

    private static RawHttp longBody() {
        var http = new RawHttp();
        http.write("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                + "\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(70_000));
        return http;
    }

    private static String images(String field) {
        return "POST " + IMAGES + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token() + "\r\n" + field
                + TWENTY_MEGABYTES;
    }
}
