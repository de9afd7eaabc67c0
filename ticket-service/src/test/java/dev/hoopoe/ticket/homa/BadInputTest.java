package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send is answered with 400 or 404 in the envelope, on every path that takes it. */
@QuarkusTest
class BadInputTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    static Stream<String> bodiesThatCannotBeRead() {
        return Stream.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "42",
                "{",
                "{\"title\":}",
                "{} {}",
                "{\"title\":\"\\u0000\",\"status\":\"\\u0000\"}",
                "{\"title\":\"\\ud800\",\"status\":\"\\udc00\"}",
                "{\"title\":1,\"status\":1}",
                "{\"title\":{},\"status\":[]}",
                "{\"title\":true,\"status\":false}");
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCannotBeRead")
    void unreadableBodyIsRefusedOnEveryPath(String body) {
        var ticket = desk.open().id();

        refused(desk.anonymous().body(body).post("/api/tickets"));
        refused(staff(body).put("/api/tickets/" + ticket));
        refused(staff(body).put("/api/agent/tickets/" + ticket + "/status"));
        refused(staff(body).put("/api/agent/tickets/" + ticket + "/department"));
        refused(staff(body).put("/api/agent/tickets/" + ticket + "/assign"));
        refused(staff(body).put("/api/agent/tickets/" + ticket + "/tags"));
        refused(staff(body).post("/api/tags"));
        refused(staff(body).post("/api/agent/tags"));
        refused(staff(body).put("/api/tags/1"));
    }

    static Stream<String> valuesOfTheWrongKind() {
        return Stream.of(
                "\"client_id\":1",
                "\"client_id\":\"\\u0000\"",
                "\"client_id\":\"" + "0".repeat(36) + "\"",
                "\"channel_id\":1",
                "\"channel_id\":\"\\u0000\"",
                "\"channel_id\":\"" + "x".repeat(5000) + "\"",
                "\"channel_id\":\"../web\"",
                "\"department_id\":\"1\"",
                "\"department_id\":1.5",
                "\"department_id\":true",
                "\"department_id\":1e400",
                "\"department_id\":99999999999999999999999",
                "\"department_id\":-9223372036854775808",
                "\"status\":0",
                "\"status\":\"\"",
                "\"priority\":{}",
                "\"priority\":\"\\u2003\"",
                "\"external_id\":[]",
                "\"external_id\":\"a\\u0000b\"",
                "\"custom_fields\":[]",
                "\"custom_fields\":{\"a\":\"\\u0000\"}",
                "\"custom_fields\":{\"\\u0000\":1}",
                "\"custom_fields\":{\"a\":\"\\ud800\"}",
                "\"custom_fields\":{\"a\":1e999999}",
                "\"custom_fields\":{\"a\":NaN}",
                "\"custom_fields\":" + "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                "\"parameters\":[]",
                "\"parameters\":{\"a\":null}");
    }

    @ParameterizedTest
    @MethodSource("valuesOfTheWrongKind")
    void valueOfTheWrongKindIsRefusedAtCreationAndUpdate(String field) {
        var required = "{\"title\":\"x\",\"client_id\":\"" + desk.clientId() + "\",\"channel_id\":\"web\",";
        var ticket = desk.open().id();

        refused(desk.anonymous().body(required + field + "}").post("/api/tickets"));
        refused(staff("{" + field + "}").put("/api/tickets/" + ticket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1x",
                "0x1",
                "1.5",
                "-1",
                "0",
                "9223372036854775808",
                "99999999999999999999",
                "%20",
                "%00",
                "١",
                "1;a"
            })
    void invalidIdIsRefusedOrNotFound(String id) {
        for (var path :
                new String[] {"/api/tickets/" + id, "/api/tags/" + id, "/api/agent/tickets/" + id + "/status"}) {
            var request = desk.as(desk.administrator()).urlEncodingEnabled(false);
            var answer = path.endsWith("status")
                    ? request.body(Map.of("status", "new")).put(path)
                    : request.get(path);

            refused(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=0",
                "page=-1",
                "page=x",
                "page=99999999999999999999",
                "limit=0",
                "limit=-5",
                "limit=1e9",
                "page="
            })
    void invalidPageCountsAsAbsentOrAsPastTheEnd(String query) {
        desk.as(desk.administrator())
                .get("/api/tickets?" + query)
                .then()
                .statusCode(200)
                .body("data.total", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=%00",
                "status=%ED%A0%80",
                "status=NEW",
                "priority=%00",
                "department_id=99999999999999999999",
                "department_id=1.0",
                "department_id=%F0%9F%98%80"
            })
    void invalidFilterIsRefused(String query) {
        refused(desk.as(desk.administrator()).urlEncodingEnabled(false).get("/api/tickets?" + query));
    }

    @Test
    void largestLimitIsOneHundred() {
        desk.as(desk.administrator())
                .get("/api/tickets?limit=1000")
                .then()
                .statusCode(200)
                .body("data.limit", equalTo(100));
    }

    @Test
    void everyCharacterThatCanBeStoredIsKept() {
        var title = "Ünïcødé 漢字 😀 \u202e\u0001 '\"; DROP TABLE ticket; --";

        desk.create(desk.detailsWith("title", title)).statusCode(201).body("data.title", equalTo(title));
    }

    @Test
    void bodyThatIsNoJsonIsRefused() {
        assertEquals(
                415,
                desk.anonymous()
                        .contentType(ContentType.XML)
                        .body("<a/>")
                        .post("/api/tickets")
                        .statusCode());
    }

    @Test
    void methodThatIsNotOfferedIsRefused() {
        desk.as(desk.administrator())
                .patch("/api/tickets/1")
                .then()
                .statusCode(405)
                .body("success", equalTo(false));
    }

    private RequestSpecification staff(String body) {
        return desk.as(desk.administrator()).body(body);
    }

    private static void refused(Response answer) {
        var status = answer.statusCode();
        assertTrue(status == 400 || status == 404, "status " + status);
        answer.then().body("success", equalTo(false)).body("data.error", notNullValue());
    }
}
