package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no caller can send to get more than a refusal in the envelope. */
@QuarkusTest
class BadInputTest {

    /** What cannot be decoded is answered below our filters, without a body; the gateway refuses it earlier. */
    private static final String REFUSED_BY_THE_SERVER = "HTTP/1.1 400";

    private static final char QUOTE = '\'';

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "[]",
                "\"text\"",
                "1",
                "{'name':'x'} trailing",
                "{'name':'x'}{}",
                "{'name':NaN}",
                "{name:1}",
                "{'name':'x','extra':{'a':",
                "\uFEFFx"
            })
    void bodyThatIsNotAJsonObjectIsRefused(String body) {
        administratorOf("default")
                .body(body.replace(QUOTE, '"'))
                .post("/api/samples")
                .then()
                .statusCode(400)
                .header("X-Request-Id", notNullValue())
                .body("success", equalTo(false))
                .body("data.error", equalTo("invalid_input"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':      | is not readable JSON",
                "{name:1}      | is not readable JSON",
                "{'name':'x    | is not readable JSON",
                "{'data':{'a':'x | is not readable JSON",
                "{'name':tru}  | is not readable JSON",
                "[]            | must be a JSON object",
                "'text'        | must be a JSON object",
                "1             | must be a JSON object",
            })
    void jsonThatIsNoObjectIsToldFromWhatIsNoJson(String body, String problem) {
        administratorOf("default")
                .body(body.replace(QUOTE, '"'))
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.details.body", equalTo(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':1}                         | name",
                "{'name':1.5}                       | name",
                "{'name':true}                      | name",
                "{'name':[]}                        | name",
                "{'name':{}}                        | name",
                "{'name':''}                        | name",
                "{'name':'   '}                     | name",
                "{'name':'012345678901234567890'}   | name",
                "{'name':'a\\u0000b'}               | name",
                "{'name':'a\\ud800b'}               | name",
                "{'name':'\\udc00'}                 | name",
                "{'name':'x','display_order':'1'}   | display_order",
                "{'name':'x','display_order':1.5}   | display_order",
                "{'name':'x','display_order':1e3}   | display_order",
                "{'name':'x','display_order':true}  | display_order",
                "{'name':'x','display_order':1001}  | display_order",
                "{'name':'x','display_order':99999999999999999999} | display_order",
                "{'name':'x','display_order':''}    | display_order",
                "{'name':'x','loud':'true'}         | loud",
                "{'name':'x','loud':1}              | loud",
                "{'name':'x','shade':0}             | shade",
                "{'name':'x','shade':'PURPLE'}      | shade",
                "{'name':'x','shade':''}            | shade",
                "{'name':'x','tags':'t'}            | tags",
                "{'name':'x','tags':[1]}            | tags.0",
                "{'name':'x','tags':['a\\u0000']}   | tags.0",
                "{'name':'x','tags':['01234567890']}| tags",
                "{'name':'x','extra':'{}'}          | extra",
                "{'name':'x','extra':[]}            | extra",
                "{'name':'x','extra':1}             | extra",
                "{'name':'x','extra':{'a':'\\u0000'}}    | extra",
                "{'name':'x','extra':{'a\\u0000':1}}     | extra",
                "{'name':'x','extra':{'a':['\\ud800']}}  | extra",
                "{'name':'x','extra':{'a':1e501}}        | extra",
                "{'name':'x','extra':{'a':1e-501}}       | extra",
                "{'name':'x','extra':{'a':1e999999999}}  | extra",
                "{'name':'x','extra':{'a':-1E-2147483647}} | extra",
            })
    void valueOfTheWrongKindIsRefusedByItsName(String body, String field) {
        administratorOf("default")
                .body(body.replace(QUOTE, '"'))
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details", hasKey(containsString(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':1e99999999999}", "{'a':-1e-99999999999}", "{'a':1e99999999999999999999999}"})
    void numberPastAllBoundsIsRefused(String extra) {
        administratorOf("default")
                .body("{\"name\":\"x\",\"extra\":" + extra.replace(QUOTE, '"') + "}")
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':null}", ""})
    void absentFieldIsNamedAsMissing(String body) {
        administratorOf("default")
                .body(body.replace(QUOTE, '"'))
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
    }

    @Test
    void nullForTheWholeBodyIsMissing() {
        administratorOf("default")
                .body("null")
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
    }

    @Test
    void deepNestingIsRefused() {
        administratorOf("default")
                .body("{\"name\":\"x\",\"extra\":" + "{\"a\":".repeat(65) + "1" + "}".repeat(66))
                .post("/api/samples")
                .then()
                .statusCode(400);
        administratorOf("default")
                .body("{\"name\":\"x\",\"extra\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(501))
                .post("/api/samples")
                .then()
                .statusCode(400);
    }

    @Test
    void longNumberIsRefusedAndTheLongestComesBack() {
        var account = freshAccount();
        administratorOf(account)
                .body("{\"name\":\"x\",\"extra\":{\"a\":" + "9".repeat(501) + "}}")
                .post("/api/samples")
                .then()
                .statusCode(400);
        String id = administratorOf(account)
                .body("{\"name\":\"x\",\"extra\":{\"a\":" + "9".repeat(500)
                        + ",\"b\":1e499,\"c\":1.7976931348623157e308}}")
                .post("/api/samples")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        administratorOf(account)
                .get("/api/samples/" + id)
                .then()
                .statusCode(200)
                .body(containsString("9".repeat(500)));
    }

    @Test
    void unicodeComesBackAsItWent() {
        var account = freshAccount();
        var name = "Ünï 🦜 \u202E x";
        var id = created(account, name);

        administratorOf(account)
                .get("/api/samples/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo(name));
    }

    @Test
    void unknownFieldIsSkipped() {
        administratorOf(freshAccount())
                .body("{\"name\":\"x\",\"unheard_of\":{\"a\":[1]}}")
                .post("/api/samples")
                .then()
                .statusCode(201);
    }

    @Test
    void nameThatIsTakenIsAConflict() {
        var account = freshAccount();
        created(account, "taken");

        administratorOf(account)
                .body(Map.of("name", "taken"))
                .post("/api/samples")
                .then()
                .statusCode(409)
                .body("data.error", equalTo("conflict"))
                .body("data.message", not(containsString("sample_")));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, 400",
        "1, 400",
        "00000000-0000-0000-0000-00000000000g, 400",
        "0-0-0-0-0, 400",
        "00000000-0000-0000-0000-000000000000, 404",
        "%00, 400",
        "a%2500, 400",
        "%F0%28, 400",
        "🦜, 400"
    })
    void idThatIsNoneIsRefused(String id, int status) {
        administratorOf("default")
                .urlEncodingEnabled(id.startsWith("🦜"))
                .get("/api/samples/" + id)
                .then()
                .statusCode(status)
                .body("success", equalTo(false))
                .body("data.error", equalTo(status == 404 ? "not_found" : "invalid_input"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?page=%zz",
                "?page=%",
                "?limit=%F0%28",
                "?%",
                "?page=-1&limit=x",
                "?page=99999999999999999999&limit=0",
                "/%zz",
                "/%",
                "/%F0%28",
                "/%2e%2e/x",
                "/%2F",
                "/;x=%00"
            })
    void oddAddressIsNeverAFailure(String address) throws IOException {
        var status = statusOfRaw("/api/samples" + address);

        assertTrue(List.of(200, 400, 404).contains(status), () -> "status " + status);
    }

    /** HTTP clients refuse to send what an attacker would. */
    private static int statusOfRaw(String address) throws IOException {
        var token = TestTokens.administrator("default", UUID.randomUUID());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.contains("X-Request-Id") || answer.startsWith(REFUSED_BY_THE_SERVER), answer);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void bodyOfAnotherTypeIsRefused() {
        administratorOf("default")
                .contentType(ContentType.XML)
                .body("<a/>")
                .post("/api/samples")
                .then()
                .statusCode(415)
                .body("success", equalTo(false))
                .body("data.error", equalTo("invalid_input"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "application/", "text/plain", "application/json; charset=nonsense"})
    void bodyOfAnOddTypeIsNeverAFailure(String type) {
        administratorOf(freshAccount())
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                .post("/api/samples")
                .then()
                .statusCode(oneOf(201, 400, 415));
    }

    @Test
    void absentFieldStaysAndNullClearsOnUpdate() {
        var account = freshAccount();
        String id = administratorOf(account)
                .body(Map.of("name", "before", "note", "kept"))
                .post("/api/samples")
                .then()
                .extract()
                .path("data.id");

        administratorOf(account)
                .body("{\"name\":\"after\"}")
                .put("/api/samples/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("after"))
                .body("data.note", equalTo("kept"));
        administratorOf(account)
                .body("{\"note\":null}")
                .put("/api/samples/" + id)
                .then()
                .statusCode(200)
                .body("data.name", equalTo("after"))
                .body("data.note", nullValue());
        administratorOf(account)
                .body("{\"name\":\"\"}")
                .put("/api/samples/" + id)
                .then()
                .statusCode(400)
                .body("data.details", hasKey("name"));
    }

    @Test
    void updateOfWhatIsNotThereIsNotFound() {
        administratorOf("default")
                .body("{}")
                .put("/api/samples/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("data.error", equalTo("not_found"));
    }
}
