package dev.hoopoe.gateway.page;

import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class PagesTest {

    private static final Pattern OWN_FILE = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void pageAndAllItNeedsAreThereForAnybody(String path) {
        var page = send(to(path));

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("script-src 'self';"), policy);
        var missing = OWN_FILE.matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .filter(file -> !file.startsWith("/openapi"))
                .filter(file -> send(to(file)).statusCode() != 200)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void pageThatTheBrowserHasIsNotSentAgain() {
        var etag = send(to("/")).headers().firstValue("ETag").orElseThrow();

        var again = send(to("/").header("If-None-Match", etag));

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void pagesAreForReading() {
        assertEquals(405, post(to("/"), "{}").statusCode());
        assertEquals(405, post(to("/openapi"), "{}").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi, application/json",
        "/openapi.json, application/json",
        "/openapi.yaml, application/yaml",
        "/openapi?format=yaml, application/yaml"
    })
    void theDeskDescribesItself(String path, String type) {
        var answer = send(to(path));

        assertEquals(200, answer.statusCode());
        assertEquals(type, answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("/api/tickets/{id}"), answer.body());
        assertTrue(answer.body().contains("/uptime"));
    }

    @Test
    void healthOfThePartsNamesThemAll() {
        var data = new JsonObject(send(to("/health/parts")).body()).getJsonObject("data");

        assertEquals(
                List.of("auth", "directory", "messaging", "ticket"),
                data.fieldNames().stream().sorted().toList());
    }
}
