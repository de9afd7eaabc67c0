package dev.hoopoe.gateway.page;

import static dev.hoopoe.gateway.testing.GatewayClient.open;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class StaticPagesTest {

    private static final Pattern OWN_FILE = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/hcall/docs", "/omnidesk/docs", "/netia/docs", "/netia/api/swagger"})
    void pageAndAllItNeedsAreThereForAnybody(String path) {
        var page = send(to(path));

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertTrue(policy.contains("connect-src 'self'; "), policy);
        assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
        var missing = OWN_FILE.matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .filter(file -> !file.startsWith("/openapi"))
                .filter(file -> send(to(file)).statusCode() != 200)
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void landingPageLeadsToTheDialectsThatAreServed() {
        var page = send(to("/")).body();

        assertTrue(page.contains("href=\"/hcall/docs\""), page);
        assertTrue(page.contains("href=\"/omnidesk/docs\""), page);
        assertTrue(page.contains("href=\"/netia/docs\""), page);
        assertFalse(page.contains("{{"), page);
    }

    @Test
    void landingPageLeadsToNoDialectThatIsOff() {
        assertEquals("", StaticPages.cards(List.of(Dialect.homa())));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /api/tickets/{id}",
        "/hcall, /api/ticket/info",
        "/omnidesk, /api/tickets/{ticket_id}",
        "/netia, /api/me"
    })
    void explorerShowsTheDialectsOwnDocument(String base, String path) {
        var page = send(to(base + "/docs")).body();
        var paths = new JsonObject(send(to(base + "/openapi.json")).body()).getJsonObject("paths");

        assertTrue(page.contains("data-document=\"" + base + "/openapi.json\""), page);
        assertTrue(paths.containsKey(path), paths.encode());
        assertEquals(
                List.of(),
                paths.fieldNames().stream()
                        .filter(other -> !Dialect.ofPath(other).isNative())
                        .toList());
    }

    @Test
    void pageThatTheBrowserHasIsNotSentAgain() {
        var etag = send(to("/")).headers().firstValue("ETag").orElseThrow();

        var again = send(to("/").header("If-None-Match", etag));

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void pageIsPackedForWhoeverUnpacksIt() throws IOException {
        var plain = send(to("/docs"));

        var packed = open(to("/docs").header("Accept-Encoding", "br, gzip;q=0.5"));

        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        try (var body = new GZIPInputStream(packed.body())) {
            assertEquals(plain.body(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(plain.headers().allValues("Vary").contains("accept-encoding"));
        assertTrue(packed.headers().allValues("Vary").contains("accept-encoding"));
        assertNotEquals(
                plain.headers().firstValue("ETag").orElseThrow(),
                packed.headers().firstValue("ETag").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'deflate, GZIP', true",
        "'gzip;q=1.0, *;q=0', true",
        "'gzip ; q=0.001', true",
        "gzip;q=0, false",
        "'gzip;q=0.000, br', false",
        "x-gzip, false",
        "gzipped, false",
        "identity, false",
    })
    void gzipIsAcceptedByNameAndWeight(String encodings, boolean isAccepted) {
        assertEquals(isAccepted, Gzip.isAccepted(encodings));
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
