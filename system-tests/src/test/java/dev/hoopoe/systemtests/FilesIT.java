package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files from upload to download, through the gateway and with the suite's folder as their store. */
@ExtendWith(RunningSuite.class)
class FilesIT {

    private static final int LIMIT = 25 * 1024 * 1024;
    private static final byte[] NOTE = "A note".getBytes(StandardCharsets.US_ASCII);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Suite suite;
    private final ApiClient anybody;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private ApiClient administrator;

    FilesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void attachmentComesBackByItsLink() throws Exception {
        var bytes = new byte[LIMIT];
        new Random(1).nextBytes(bytes);
        var uploaded = json(upload("../Größe.bin", bytes), 201).path("data");
        assertEquals("Größe.bin", uploaded.path("filename").asText());
        var ticket = administrator
                .openTicket(administrator.createClient("Files"), null)
                .id();

        var message = administrator
                .post(
                        "/api/messages",
                        Map.of(
                                "ticket_id",
                                ticket,
                                "body",
                                "See there",
                                "file_ids",
                                List.of(uploaded.path("id").asText())))
                .statusCode(201)
                .extract();

        assertEquals(uploaded.path("id").asText(), message.path("data.attachments[0].id"));
        var download = get(message.path("data.attachments[0].url"));
        assertEquals(200, download.statusCode());
        assertArrayEquals(bytes, download.body());
        var headers = download.headers();
        assertEquals(
                "application/octet-stream", headers.firstValue("Content-Type").orElse(""));
        assertEquals(
                "sandbox; default-src 'none'",
                headers.firstValue("Content-Security-Policy").orElse(""));
        assertEquals(List.of("nosniff"), headers.allValues("X-Content-Type-Options"));
        assertEquals(
                "cross-origin",
                headers.firstValue("Cross-Origin-Resource-Policy").orElse(""));
        assertTrue(headers.firstValue("Cache-Control").orElse("").startsWith("private"));
        assertTrue(headers.firstValue("Content-Disposition").orElse("").startsWith("attachment;"));
    }

    @Test
    void filesOfAPageComeBackByTheirLinksAndOnlyInAnAccountThatExists() throws Exception {
        String url = visitorsUpload("default")
                .statusCode(201)
                .body("data.filename", equalTo("note.txt"))
                .extract()
                .path("data.file_url");

        assertArrayEquals(NOTE, get(url).body());
        given().baseUri(suite.gatewayUrl())
                .urlEncodingEnabled(false)
                .header("Range", "bytes=2-3")
                .get(url.substring(url.indexOf("/files/")))
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 2-3/6")
                .body(equalTo("no"));
        visitorsUpload("invented-" + UUID.randomUUID()).statusCode(422).body("errors", hasKey("account_id"));
    }

    private ValidatableResponse visitorsUpload(String account) {
        return given().baseUri(suite.gatewayUrl())
                .multiPart("account_id", account)
                .multiPart("file", "note.txt", NOTE)
                .post("/netia/api/upload")
                .then();
    }

    @Test
    void oneByteMoreIsTooLarge() throws Exception {
        var refused = json(upload("a.bin", new byte[LIMIT + 1]), 413);

        assertEquals("invalid_input", refused.at("/data/error").asText());
    }

    @Test
    void wrongLinkIsAnUnknownFile() throws Exception {
        var url = json(upload("a.txt", new byte[] {'a'}), 201).at("/data/url").asText();

        assertEquals(200, get(url).statusCode());
        assertEquals(404, get(url + "A").statusCode());
        assertEquals(404, get(url.substring(0, url.indexOf('?'))).statusCode());
    }

    private HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        var target = URI.create(suite.gatewayUrl() + url.substring(url.indexOf("/files/")));
        return http.send(HttpRequest.newBuilder(target).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> upload(String name, byte[] content) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/api/files"))
                .header("Authorization", "Bearer " + administrator.token())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        return MAPPER.readTree(answer.body());
    }
}
