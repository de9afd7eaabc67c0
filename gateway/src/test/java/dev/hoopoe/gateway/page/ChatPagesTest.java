package dev.hoopoe.gateway.page;

import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ChatPagesTest {

    private static final Pattern NEEDED = Pattern.compile("(?:href|src)=\"([^\"?$]+)\"|from '([^']+)'");
    private static final Pattern INLINE = Pattern.compile("<style|style=|<script(?![^>]*src=)|\\son\\w+=");

    @ParameterizedTest
    @ValueSource(strings = {"/netia/chat", "/netia/chat/", "/netia/demo"})
    void pageAndAllItNeedsAreThereForAnybody(String path) {
        var files = filesOf(path);

        assertTrue(files.size() > 1, files.toString());
        assertEquals(
                List.of(),
                files.stream()
                        .filter(file -> send(to(file)).statusCode() != 200)
                        .toList());
        assertFalse(INLINE.matcher(send(to(path)).body()).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat?token=x", "/netia/chat", "/chat/chat.js", "/netia/chat/chat.js"})
    void chatIsAtTheRootOfAHostThatIsBoundToNetia(String address) {
        assertEquals(
                200, RawHttp.statusOf(RawHttp.once("GET " + address + " HTTP/1.1\r\nHost: netia.example.com\r\n\r\n")));
    }

    @Test
    void anyPageMayEmbedTheChatWhichTalksToItsDeskAlone() {
        var answer = send(to("/netia/chat?token=x"));

        assertEquals("", header(answer, "X-Frame-Options"));
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'",
                header(answer, "Content-Security-Policy"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }

    /** Browsers load a module of another origin only with its consent. */
    @Test
    void anySiteMayLoadTheButton() {
        var answer = send(to("/netia/widget.js").header("Origin", "https://shop.example"));

        assertEquals(200, answer.statusCode());
        assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    }

    @Test
    void demoEmbedsOnlyItsOwnDesk() {
        var policy = header(send(to("/netia/demo")), "Content-Security-Policy");

        assertTrue(policy.contains("frame-src 'self'; "), policy);
        assertTrue(policy.contains("script-src 'self'; "), policy);
        assertTrue(policy.endsWith("form-action 'self'; frame-ancestors 'none'"), policy);
    }

    @Test
    void landingPageLeadsToTheDemo() {
        assertTrue(send(to("/")).body().contains("href=\"/netia/demo\""));
    }

    @ParameterizedTest
    @CsvSource({
        "/netia/widget.js, text/javascript;charset=utf-8",
        "/netia/chat, text/html;charset=utf-8",
        "/netia/chat/chat.css, text/css;charset=utf-8",
        "/netia/chat/phoenix.js, text/javascript;charset=utf-8",
    })
    void fileHasItsTypeAndIsNotSentTwice(String path, String type) {
        var first = send(to(path));
        var again = send(to(path).header("If-None-Match", header(first, "ETag")));

        assertEquals(type, header(first, "Content-Type"));
        assertEquals("no-cache", header(first, "Cache-Control"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/hcall/chat", "/netia/chat.html", "/netia/chat/chat", "/netia/chat/other.js"})
    void nothingElseIsThere(String path) {
        assertEquals(404, send(to(path)).statusCode());
    }

    @Test
    void chatIsForReading() {
        assertEquals(405, post(to("/netia/chat"), "{}").statusCode());
    }

    /** The page, and what it and its modules name. */
    private static Set<String> filesOf(String page) {
        var found = new HashSet<String>();
        var unread = new ArrayDeque<>(List.of(page));
        while (!unread.isEmpty()) {
            var path = unread.remove();
            if (!found.add(path)) {
                continue;
            }
            NEEDED.matcher(send(to(path)).body())
                    .results()
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .map(name -> URI.create(path).resolve(name).toString())
                    .forEach(unread::add);
        }
        return found;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
