package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.UserFixture;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links to files. */
@QuarkusTest
class FileDownloadTest extends FileTest {

    private static final Pattern LINK = Pattern.compile("(.*/files/)([^/]+)/([^?]+)\\?expires=(\\d+)&signature=(.*)");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final UserFixture agent = anAgentOf(3L);

    @Inject
    SecretStore secrets;

    @Inject
    FileConfig config;

    @BeforeEach
    void knowAgent() {
        known(agent);
    }

    @Test
    void pictureIsShownInPlaceWithoutScript() {
        download(link("Größe.png", PNG))
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", Integer.toString(PNG.length))
                .header("Content-Disposition", "inline; filename=\"Gr__e.png\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", startsWith("private"));
    }

    @Test
    void whatCouldRunScriptIsNeverShownInPlace() {
        var pages = List.of(
                "<!DOCTYPE html><html><script>alert(1)</script></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
                "alert(1)",
                "%PDF-1.7 alert(1)");
        for (var page : pages) {
            download(link("photo.png", page.getBytes(StandardCharsets.UTF_8)))
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", startsWith("attachment;"))
                    .header("Content-Security-Policy", containsString("sandbox"))
                    .header("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        var url = link("a.png", PNG);

        given().urlEncodingEnabled(false)
                .head(url.substring(url.indexOf("/files/")))
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", Integer.toString(PNG.length))
                .body(emptyString());
    }

    @Test
    void partOfAFileIsAnsweredAlone() {
        var url = link("a.txt", "0123456789".getBytes(StandardCharsets.US_ASCII));

        range(url, "bytes=2-4")
                .statusCode(206)
                .header("Content-Range", "bytes 2-4/10")
                .header("Content-Length", "3")
                .header("Accept-Ranges", "bytes")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(equalTo("234"));
        range(url, "bytes=-3").statusCode(206).body(equalTo("789"));
        range(url, "bytes=8-").statusCode(206).body(equalTo("89"));
        range(url, "bytes=0-1,3-4").statusCode(200).body(equalTo("0123456789"));
        download(url).then().statusCode(200).header("Accept-Ranges", "bytes").header("Content-Range", nullValue());
    }

    @Test
    void rangeBehindTheEndIsNotSatisfiable() {
        var url = link("a.txt", TEXT);

        range(url, "bytes=5-")
                .statusCode(416)
                .header("Content-Range", "bytes */5")
                .body(emptyString());
        range(url.replace("signature=", "signature=x"), "bytes=5-").statusCode(404);
    }

    @Test
    void rangeOfAnotherVersionIsTheWholeFile() {
        var url = link("a.txt", TEXT);

        given().urlEncodingEnabled(false)
                .header("Range", "bytes=0-1")
                .header("If-Range", "\"x\"")
                .get(url.substring(url.indexOf("/files/")))
                .then()
                .statusCode(200)
                .body(equalTo("words"));
    }

    private static ValidatableResponse range(String url, String range) {
        return given().urlEncodingEnabled(false)
                .header("Range", range)
                .get(url.substring(url.indexOf("/files/")))
                .then();
    }

    @Test
    void pageMayNameTheTypesItWants() {
        var url = link("a.png", PNG);

        for (var types : List.of("image/avif,image/webp,image/*", "text/css", "nonsense", "*/*;q=0")) {
            given().urlEncodingEnabled(false)
                    .header("Accept", types)
                    .get(url.substring(url.indexOf("/files/")))
                    .then()
                    .statusCode(200)
                    .header("Content-Type", "image/png");
        }
    }

    @Test
    void linkOfASuspendedAccountLeadsNowhereUntilItsResumption() {
        var url = link("a.png", PNG);
        download(url).then().statusCode(200);

        publish("account.suspended", 1, Map.of("id", account, "suspended_at", "2026-03-02T09:41:00Z"));
        await().atMost(SOON).untilAsserted(() -> download(url).then().statusCode(404));

        publish("account.resumed", 2, Map.of("id", account));
        await().atMost(SOON).untilAsserted(() -> download(url).then().statusCode(200));
    }

    private void publish(String type, long sequence, Map<String, String> snapshot) {
        TopicWriter.publish(Event.of(type, account, account, sequence, snapshot));
    }

    @Test
    void alteredLinkLeadsNowhere() {
        var url = link("a.png", PNG);
        var other = LINK.matcher(link("b.png", PNG));
        var parts = LINK.matcher(url);
        assertTrue(parts.matches() && other.matches());
        var id = parts.group(2);
        var name = parts.group(3);
        var expires = parts.group(4);
        var signature = parts.group(5);
        var path = "/files/" + id + "/" + name;

        var wrong = List.of(
                path,
                path + "?expires=" + expires,
                path + "?signature=" + signature,
                path + "?expires=&signature=",
                path + "?expires=" + expires + "&signature=",
                path + "?expires=" + (Long.parseLong(expires) + 1) + "&signature=" + signature,
                path + "?expires=9999999999&signature=" + signature,
                path + "?expires=x&signature=" + signature,
                path + "?expires=0" + expires + "1&signature=" + signature,
                path + "?expires=" + expires + "&signature=" + signature + "A",
                path + "?expires=" + expires + "&signature=" + signature.substring(1),
                path + "?expires=" + expires + "&signature=" + other.group(5),
                "/files/" + other.group(2) + "/" + name + "?expires=" + expires + "&signature=" + signature,
                "/files/" + id + "/other.exe?expires=" + expires + "&signature=" + signature,
                "/files/" + UUID.randomUUID() + "/" + name + "?expires=" + expires + "&signature=" + signature,
                "/files/no-id/" + name + "?expires=" + expires + "&signature=" + signature);
        for (var address : wrong) {
            isNotFound(given().urlEncodingEnabled(false).get(address), address);
        }
        download(url).then().statusCode(200);
    }

    @Test
    void linkEndsWhenItSays() {
        var url = link("a.png", PNG);
        var parts = LINK.matcher(url);
        assertTrue(parts.matches());
        var file = new Attachment(UUID.fromString(parts.group(2)), "a.png", "image/png", PNG.length);

        isNotFound(download(at(Duration.ofHours(-2)).url(account, file)), "two hours old");
        isNotFound(download(at(Duration.ofMinutes(-75)).url(account, file)), "75 minutes old");
        download(at(Duration.ofMinutes(-59)).url(account, file)).then().statusCode(200);
        isNotFound(download(at(Duration.ZERO).url("other", file)), "of another account");
    }

    @Test
    void linkStaysTheSameForAQuarterOfAnHour() {
        var file = new Attachment(UUID.randomUUID(), "a.png", "image/png", 1);
        var quarter = Instant.parse("2026-01-02T03:15:00Z");

        assertEquals(at(quarter).url("a", file), at(quarter.plusSeconds(899)).url("a", file));
        assertNotEquals(at(quarter).url("a", file), at(quarter.plusSeconds(900)).url("a", file));
        for (var second = 0; second < 1000; second += 100) {
            var now = quarter.plusSeconds(second);
            var parts = LINK.matcher(at(now).url("a", file));
            assertTrue(parts.matches());
            var life = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(parts.group(4))));
            assertTrue(life.compareTo(HOUR) >= 0 && life.compareTo(HOUR.plusMinutes(15)) <= 0, life::toString);
        }
    }

    @Test
    void hostileNameMakesAPlainLink() {
        for (var name :
                List.of("a%2e%2e%2fb.txt", "ä?b#c&d.txt", "a;b=c.txt", "...", "x".repeat(300) + ".txt", "a\u202Eb")) {
            var url = link(name, TEXT);
            var parts = LINK.matcher(url);
            assertTrue(parts.matches());
            assertTrue(parts.group(3).matches("[A-Za-z0-9_-][A-Za-z0-9._-]*"), url);
            download(url).then().statusCode(200).body(equalTo("words"));
        }
    }

    private static void isNotFound(Response answer, String what) {
        assertEquals(404, answer.statusCode(), what);
        assertEquals("not_found", answer.path("data.error"), what);
    }

    private FileLinks at(Duration offset) {
        return new FileLinks(secrets, config, null, Clock.offset(Clock.systemUTC(), offset));
    }

    private FileLinks at(Instant now) {
        return new FileLinks(secrets, config, null, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Uploads the file. */
    private String link(String name, byte[] content) {
        var form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(form.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--x--".getBytes(StandardCharsets.UTF_8));
        return given().auth()
                .oauth2(tokenOf(agent))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .body(body.toByteArray())
                .post("/api/files")
                .then()
                .statusCode(201)
                .extract()
                .path("data.url");
    }
}
