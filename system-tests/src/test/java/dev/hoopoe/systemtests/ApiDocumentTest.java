package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDocumentTest {

    private static final String DOCUMENT = """
            {"openapi":"3.0.3","paths":{
              "/things/{id}":{"get":{"responses":{
                "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
                "404":{"$ref":"#/components/responses/NotFound"},
                "default":{"$ref":"#/components/responses/NotFound"}}}},
              "/things/count":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"type":"integer"}}}}}}}},
             "components":{
              "schemas":{
               "Thing":{"type":"object","required":["id","at","note","kind"],"properties":{
                 "id":{"type":"string","format":"uuid"},"at":{"type":"string","format":"date-time"},
                 "note":{"type":"string","nullable":true},"kind":{"$ref":"#/components/schemas/Kind"},
                 "free":{"type":"object","additionalProperties":true}}},
               "Kind":{"type":"string","enum":["good","bad"]},
               "Error":{"type":"object","required":["success"],"properties":{"success":{"type":"boolean","enum":[false]}}}},
              "responses":{"NotFound":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}}}}}}}
            """;
    private static final String JSON = "application/json";
    private static final String GOOD = "{'id':'01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10','at':'2026-01-01T12:00:00Z',"
            + "'note':null,'kind':'good','free':{'any':1}}";

    private final ApiDocument document = ApiDocument.parse(DOCUMENT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/things/1 | 200 | GOOD",
                "/things/count | 200 | 3",
                "/things/1 | 404 | {'success':false}",
                "/things/1 | 405 | {'success':false}",
                "/things/1 | 502 | {'success':false}",
                "/nothing | 404 | {'success':false}"
            })
    void answerAsDocumentedIsLetThrough(String path, int status, String body) {
        var answer = body.equals("GOOD") ? GOOD : body;

        assertEquals(List.of(), document.differences(answer("GET", path, status, JSON, answer)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10', | | required",
                "01990d6c-6a3b | 01990d6c_6a3b | uuid",
                "T12:00:00Z | T12 | date-time",
                "'note':null | 'note':7 | string",
                "'kind':'good' | 'kind':null | null",
                "'kind':'good' | 'kind':'ugly' | enumeration",
                "'free':{'any':1} | 'free':{},'more':1 | more",
                "{ | [{ | JSON"
            })
    void answerThatDiffersIsFound(String part, String other, String difference) {
        var wrong = GOOD.replace(part, other == null ? "" : other);

        var differences = document.differences(answer("GET", "/things/1", 200, JSON, wrong));

        assertTrue(String.join("; ", differences).contains(difference), () -> differences + " for " + wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /things/1, 201, application/json, the status is not documented for GET /things/{id}",
        "GET, /things/1, 409, application/json, the status is not documented for GET /things/{id}",
        "GET, /things/1, 200, text/html, the media type text/html is not documented",
        "POST, /things/1, 200, application/json, the operation is not documented",
        "GET, /elsewhere, 200, application/json, the operation is not documented"
    })
    void whatIsNotDocumentedIsNotAnswered(String method, String path, int status, String type, String difference) {
        assertEquals(List.of(difference), document.differences(answer(method, path, status, type, GOOD)));
    }

    @Test
    void refusalAtAnUnknownAddressIsInTheEnvelope() {
        assertEquals(
                1,
                document.differences(answer("GET", "/no", 404, JSON, "{'error':1,'success':false}"))
                        .size());
    }

    @Test
    void testThatGetsAWrongAnswerFails() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var text = exchange.getRequestURI().getPath().equals("/openapi.json") ? DOCUMENT : "{\"id\":1}";
            exchange.getResponseHeaders().add("Content-Type", JSON);
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var request = RestAssured.given().filter(new DocumentedAnswers(url)).baseUri(url);

            var failure = assertThrows(AssertionError.class, () -> request.get("/things/1?page=2"));

            assertTrue(failure.getMessage().startsWith("GET /things/1 answered 200 not as documented: "));
        } finally {
            server.stop(0);
        }
    }

    private static Answer answer(String method, String path, int status, String type, String body) {
        return new Answer(method, path, status, type, body.replace('\'', '"'));
    }
}
