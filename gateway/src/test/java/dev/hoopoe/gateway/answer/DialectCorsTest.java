package dev.hoopoe.gateway.answer;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class DialectCorsTest {

    @Test
    void hcallLetsEveryPageCall() {
        var answer = preflight("/hcall/api/ticket/create", "localhost", "https://anywhere.example.com");

        assertEquals(204, RawHttp.statusOf(answer));
        assertTrue(answer.contains("access-control-allow-origin: *\r\n"), answer);
        assertTrue(answer.contains("access-control-allow-methods: GET, POST, PUT, PATCH, DELETE, OPTIONS\r\n"), answer);
        assertTrue(answer.contains("access-control-allow-headers: Authorization, Content-Type\r\n"), answer);
        assertFalse(answer.contains("allow-credentials"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hcall/api/ticket/create", "/hcall/nothing"})
    void everyOptionsOfHCallIsAnsweredWithoutContent(String path) {
        var answer = RawHttp.once("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertEquals(204, RawHttp.statusOf(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "http://127.0.0.1:3000",
                "http://localhost:8000",
                "http://127.0.0.1:8000",
                "null"
            })
    void omniDesksPagesMayCallWithWhateverTheyAskFor(String origin) {
        var answer = preflight("/omnidesk/api/tickets/7/status", "localhost", origin);

        assertEquals(204, RawHttp.statusOf(answer));
        assertTrue(answer.contains("access-control-allow-origin: " + origin + "\r\n"), answer);
        assertTrue(answer.contains("access-control-allow-credentials: true\r\n"), answer);
        assertTrue(answer.contains("access-control-allow-methods: PATCH\r\n"), answer);
        assertTrue(answer.contains("access-control-allow-headers: authorization, x-own\r\n"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/omnidesk/api/tickets, localhost, https://evil.example.com",
        "/omnidesk/api/tickets, localhost, http://localhost:5173",
        "/api/tickets, omnidesk.example.com, http://localhost:3000.evil.example",
        "/api/tickets, localhost, null",
    })
    void otherPagesMayNot(String path, String host, String origin) {
        var answer = preflight(path, host, origin);

        assertEquals(204, RawHttp.statusOf(answer));
        assertFalse(answer.contains("access-control-allow"), answer);
    }

    @Test
    void dialectOfTheHostDecides() {
        var answer = preflight("/api/ticket/create", "hcall.example.com", "https://anywhere.example.com");

        assertTrue(answer.contains("access-control-allow-origin: *\r\n"), answer);
    }

    @Test
    void answersAndRefusalsAreReadable() {
        var answer = send(asking("/omnidesk/api/tickets", "echo").header("Origin", "null"));
        var refusal = send(to("/omnidesk/api/tickets").header("Origin", "null"));

        assertEquals(Optional.of("null"), answer.headers().firstValue("Access-Control-Allow-Origin"));
        assertEquals(Optional.of("true"), answer.headers().firstValue("Access-Control-Allow-Credentials"));
        assertEquals(401, refusal.statusCode());
        assertEquals(Optional.of("null"), refusal.headers().firstValue("Access-Control-Allow-Origin"));
    }

    private static String preflight(String path, String host, String origin) {
        return RawHttp.once(
                "OPTIONS " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                        + "\r\nAccess-Control-Request-Method: PATCH\r\nAccess-Control-Request-Headers: authorization, x-own\r\n\r\n");
    }
}
