package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller that hangs up before the answer and asks again with the same key has one ticket, wherever it hung up. */
@ExtendWith(RunningSuite.class)
class AbortedRetriesIT {

    private static final int TRIES = 12;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;
    private String client;

    AbortedRetriesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        client = administrator.createClient("Hasty");
    }

    /** Cut within the head, within the body, and at its end after pauses in which the desk is at work. */
    @Test
    void oneTicketForAKeyHoweverOftenTheCallerHangsUp() throws IOException {
        var title = "Aborted " + UUID.randomUUID();
        var key = UUID.randomUUID().toString();
        var body = "{\"title\":\"%s\",\"client_id\":\"%s\",\"channel_id\":\"web\"}".formatted(title, client);

        for (var attempt = 0; attempt < TRIES; attempt++) {
            abort(request(key, body), attempt);
        }

        int id = await().atMost(SOON)
                .until(() -> keyed(key, body), answer -> answer.extract().statusCode() == 201)
                .extract()
                .path("data.id");
        int again = keyed(key, body).statusCode(201).extract().path("data.id");
        assertEquals(id, again);
        administrator.get("/api/tickets?search={title}", title).statusCode(200).body("data.total", is(1));
    }

    /** Hangs up after a part of the request, or after all of it and some milliseconds. */
    private void abort(String request, int attempt) throws IOException {
        var bytes = request.getBytes(UTF_8);
        var gateway = URI.create(suite.gatewayUrl());
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            var isCut = attempt < TRIES / 2;
            socket.getOutputStream()
                    .write(bytes, 0, isCut ? bytes.length * (attempt + 1) / (TRIES / 2 + 1) : bytes.length);
            socket.getOutputStream().flush();
            if (!isCut) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(attempt - TRIES / 2));
            }
            socket.setSoLinger(true, 0);
        }
    }

    private String request(String key, String body) {
        return String.join(
                "\r\n",
                "POST /api/tickets HTTP/1.1",
                "Host: " + URI.create(suite.gatewayUrl()).getAuthority(),
                "Authorization: Bearer " + administrator.token(),
                "Content-Type: application/json",
                "Content-Length: " + body.getBytes(UTF_8).length,
                "Idempotency-Key: " + key,
                "",
                body);
    }

    private ValidatableResponse keyed(String key, String body) {
        return administrator
                .request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/tickets")
                .then();
    }
}
