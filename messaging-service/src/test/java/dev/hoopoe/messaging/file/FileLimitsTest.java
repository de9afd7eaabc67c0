package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That slow uploads and downloads hold no more than their share of the threads. */
@QuarkusTest
class FileLimitsTest extends FileTest {

    private static final int MAX_CONCURRENT = 10;

    /** More than the buffers of a connection take. */
    private static final int LARGE = 20_000_000;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UserFixture agent = anAgentOf(3L);

    @TestHTTPResource
    URI base;

    @BeforeEach
    void knowAgent() {
        known(agent);
    }

    @Test
    void slowUploadsLeaveThreadsToOthers() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < MAX_CONCURRENT; i++) {
                slow.add(send("POST /api/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + tokenOf(agent)
                        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n"));
            }

            await().atMost(SOON).untilAsserted(() -> refused(upload(tokenOf(agent), "a.txt", TEXT)));
            as(agent).get("/api/messages").then().statusCode(200);
        } finally {
            close(slow);
        }
        await().atMost(SOON)
                .untilAsserted(() -> upload(tokenOf(agent), "a.txt", TEXT).statusCode(201));
    }

    @Test
    void slowFilesOfTicketsTakePlacesOfUploads() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < MAX_CONCURRENT; i++) {
                slow.add(send("PUT /internal/files/" + UUID.randomUUID() + "?ticket=" + UUID.randomUUID()
                        + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + TestTokens.service("ticket-service")
                        + "\r\nX-Hoopoe-Account: " + account + "\r\nContent-Length: 1000\r\n\r\nx"));
            }

            await().atMost(SOON).untilAsserted(() -> refused(upload(tokenOf(agent), "a.txt", TEXT)));
            as(agent).get("/api/messages").then().statusCode(200);
        } finally {
            close(slow);
        }
        await().atMost(SOON)
                .untilAsserted(() -> upload(tokenOf(agent), "a.txt", TEXT).statusCode(201));
    }

    @Test
    void slowUploadsOfVisitorsLeavePlacesToStaff() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < MAX_CONCURRENT; i++) {
                slow.add(send("POST /netia/api/upload HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n"));
            }

            await().atMost(SOON)
                    .untilAsserted(() -> given().multiPart("file", "a.txt", TEXT)
                            .post("/netia/api/upload")
                            .then()
                            .statusCode(503)
                            .body("error.code", equalTo("UNAVAILABLE")));
            upload(tokenOf(agent), "a.txt", TEXT).statusCode(201);
        } finally {
            close(slow);
        }
    }

    @Test
    void slowDownloadsLeaveThreadsToOthers() throws IOException {
        String url = upload(tokenOf(agent), "a.bin", new byte[LARGE])
                .statusCode(201)
                .extract()
                .path("data.url");
        var request = "GET " + url.substring(url.indexOf("/files/")) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < MAX_CONCURRENT; i++) {
                slow.add(send(request));
            }

            await().atMost(SOON).untilAsserted(() -> refused(download(url).then()));
            as(agent).get("/api/messages").then().statusCode(200);
        } finally {
            close(slow);
        }
        await().atMost(SOON).untilAsserted(() -> download(url).then().statusCode(200));
    }

    @Test
    void whoHangsUpBeforeTheFirstByteHoldsNoPlace() throws IOException {
        String url = upload(tokenOf(agent), "a.bin", new byte[LARGE])
                .statusCode(201)
                .extract()
                .path("data.url");
        var request = "GET " + url.substring(url.indexOf("/files/")) + " HTTP/1.1\r\nHost: a\r\n\r\n";

        for (var i = 0; i < 30 * MAX_CONCURRENT; i++) {
            send(request).close();
        }

        await().atMost(SOON).untilAsserted(() -> {
            var all = new ArrayList<Socket>();
            try {
                for (var i = 0; i < MAX_CONCURRENT - 1; i++) {
                    all.add(send(request));
                }
                for (var one : all) {
                    assertEquals("HTTP/1.1 200 OK", firstLineOf(one));
                }
            } finally {
                close(all);
            }
        });
    }

    private static String firstLineOf(Socket connection) throws IOException {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII)).readLine();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503).header("Retry-After", notNullValue()).body("success", equalTo(false));
    }

    private Socket send(String text) throws IOException {
        var connection = new Socket(base.getHost(), base.getPort());
        connection.getOutputStream().write(text.getBytes(US_ASCII));
        return connection;
    }

    private static void close(List<Socket> connections) throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
