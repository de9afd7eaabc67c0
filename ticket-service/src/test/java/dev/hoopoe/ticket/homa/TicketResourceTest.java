package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Homa, rows H-11, H-12 and H-14. */
@QuarkusTest
class TicketResourceTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void ticketIsShownWithoutItsSecret() {
        var ticket = desk.open();

        desk.get(desk.administrator(), ticket.id())
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.id", equalTo((int) ticket.id()))
                .body("data", not(hasKey("secret")))
                .body("data", hasKey("closed_at"))
                .body("data.keySet()", hasSize(12));
    }

    @Test
    void unknownTicketIsNotFound() {
        desk.get(desk.administrator(), Long.MAX_VALUE)
                .statusCode(404)
                .body("success", equalTo(false))
                .body("data.error", equalTo("not_found"));
    }

    @Test
    void idThatIsNoNumberIsRefused() {
        desk.as(desk.administrator())
                .get("/api/tickets/one")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void listIsNewestFirstInPages() {
        var first = desk.open();
        var second = desk.open();
        var third = desk.open();

        list("?page=1&limit=2")
                .body("data.total", equalTo(3))
                .body("data.page", equalTo(1))
                .body("data.limit", equalTo(2))
                .body("data.data.id", contains((int) third.id(), (int) second.id()))
                .body("data.data[0]", not(hasKey("secret")));
        list("?page=2&limit=2").body("data.data.id", contains((int) first.id()));
    }

    @Test
    void pagePastTheEndIsEmpty() {
        desk.open();

        list("?page=2147483647&limit=100").body("data.total", equalTo(1)).body("data.data", hasSize(0));
    }

    @Test
    void listOfAnEmptyAccountIsEmpty() {
        list("").body("data.total", equalTo(0)).body("data.data", hasSize(0)).body("data.limit", equalTo(20));
    }

    @Test
    void listIsNarrowedByStatusPriorityAndDepartment() {
        var department = desk.department();
        var details = desk.details();
        details.put("status", "on_hold");
        details.put("priority", "high");
        details.put("department_id", department);
        var wanted = (int) desk.open(details).id();
        desk.open();

        list("?status=on_hold").body("data.data.id", contains(wanted));
        list("?priority=high").body("data.data.id", contains(wanted));
        list("?department_id=" + department).body("data.data.id", contains(wanted));
        list("?status=on_hold&priority=high&department_id=" + department).body("data.total", equalTo(1));
        list("?status=closed").body("data.total", equalTo(0));
        list("?status=&priority=&department_id=").body("data.total", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=open", "department_id=x", "department_id=-1", "ticket_id=x"})
    void invalidFilterIsRefused(String filter) {
        desk.as(desk.administrator())
                .get("/api/tickets?" + filter)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void everyFieldCanBeUpdated() {
        var ticket = desk.open();
        var client = desk.client();
        var department = desk.department();
        desk.channel("email", true);

        desk.update(
                        desk.administrator(),
                        ticket.id(),
                        Map.of(
                                "title", "Scanner",
                                "client_id", client,
                                "channel_id", "email",
                                "department_id", department,
                                "status", "in_progress",
                                "priority", " urgent ",
                                "external_id", "crm-2",
                                "custom_fields", Map.of("a", 1.50)))
                .statusCode(200)
                .body("data.title", equalTo("Scanner"))
                .body("data.client_id", equalTo(client.toString()))
                .body("data.channel_id", equalTo("email"))
                .body("data.department_id", equalTo((int) department))
                .body("data.status", equalTo("in_progress"))
                .body("data.priority", equalTo("urgent"))
                .body("data.external_id", equalTo("crm-2"))
                .body("data.custom_fields.a", equalTo(1.5f))
                .body("data", not(hasKey("secret")));
    }

    @Test
    void updateMovesUpdatedAtAndLeavesTheRest() {
        var ticket = desk.open();
        var before = desk.get(desk.administrator(), ticket.id()).extract().jsonPath();

        var after = desk.update(desk.administrator(), ticket.id(), Map.of("priority", "low"))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertTrue(Instant.parse(after.getString("data.updated_at"))
                .isAfter(Instant.parse(before.getString("data.updated_at"))));
        assertEquals(before.getString("data.title"), after.getString("data.title"));
        assertEquals(before.getString("data.created_at"), after.getString("data.created_at"));
    }

    @Test
    void closingStampsClosedAtAndReopeningClearsIt() {
        var ticket = desk.open();

        desk.update(desk.administrator(), ticket.id(), Map.of("status", "closed"))
                .body("data.closed_at", notNullValue());
        desk.update(desk.administrator(), ticket.id(), Map.of("status", "in_progress"))
                .body("data.closed_at", nullValue());
    }

    @Test
    void departmentAndExternalIdAreClearedByNullAndKeptWhenAbsent() {
        var details = desk.detailsWith("department_id", desk.department());
        details.put("external_id", "crm-3");
        var ticket = desk.open(details);

        desk.update(desk.administrator(), ticket.id(), Map.of("title", "Other"))
                .body("data.department_id", notNullValue())
                .body("data.external_id", equalTo("crm-3"));
        desk.update(desk.administrator(), ticket.id(), Collections.singletonMap("department_id", null))
                .statusCode(200)
                .body("data.department_id", nullValue())
                .body("data.external_id", equalTo("crm-3"));
        desk.update(desk.administrator(), ticket.id(), Collections.singletonMap("external_id", null))
                .statusCode(200)
                .body("data.external_id", nullValue());
    }

    @Test
    void customFieldsAreReplacedAsAWhole() {
        var ticket = desk.open(desk.detailsWith("custom_fields", Map.of("a", 1, "b", 2)));

        desk.update(desk.administrator(), ticket.id(), Map.of("custom_fields", Map.of("c", 3)))
                .body("data.custom_fields", equalTo(Map.of("c", 3)));
    }

    @Test
    void messageAndSecretOfAnUpdateAreIgnored() {
        var ticket = desk.open();

        desk.update(desk.administrator(), ticket.id(), Map.of("message", "hello", "secret", "0".repeat(32), "id", 7))
                .statusCode(200)
                .body("data.id", equalTo((int) ticket.id()));
        desk.service()
                .body(Map.of("secret", ticket.secret()))
                .post("/internal/tickets/" + ticket.id() + "/secret")
                .then()
                .statusCode(204);
    }

    @Test
    void disabledChannelIsKeptByAnUpdateThatNamesItAgain() {
        desk.channel("telex", true);
        var ticket = desk.open(desk.detailsWith("channel_id", "telex"));
        desk.service()
                .body(Map.of("sequence", 1, "snapshot", Map.of("id", "telex", "enabled", false)))
                .put("/internal/channels/telex")
                .then()
                .statusCode(204);

        desk.update(desk.administrator(), ticket.id(), Map.of("channel_id", "telex", "title", "Other"))
                .statusCode(200)
                .body("data.title", equalTo("Other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "client_id", "channel_id", "status", "priority", "custom_fields"})
    void fieldThatMustBeThereIsNotClearedByNull(String field) {
        desk.update(desk.administrator(), desk.open().id(), Collections.singletonMap(field, null))
                .statusCode(400)
                .body("data.details", hasKey(field));
    }

    @Test
    void valuesThatDoNotHoldAreRefusedUnderTheirNames() {
        var ticket = desk.open().id();
        desk.channel("pager", false);

        refused(ticket, "title", "");
        refused(ticket, "title", "x".repeat(256));
        refused(ticket, "client_id", "42");
        refused(ticket, "client_id", UUID.randomUUID());
        refused(ticket, "channel_id", "nowhere");
        refused(ticket, "channel_id", "pager");
        refused(ticket, "department_id", 987654321);
        refused(ticket, "status", "open");
        refused(ticket, "priority", " ");
        refused(ticket, "external_id", "x".repeat(256));
        refused(ticket, "custom_fields", "text");
        refused(ticket, "parameters.plan", null);
    }

    @Test
    void unknownTicketCannotBeUpdated() {
        desk.update(desk.administrator(), Long.MAX_VALUE, Map.of("title", "Other"))
                .statusCode(404);
    }

    private void refused(long ticket, String field, Object value) {
        Map<String, ?> body = field.startsWith("parameters.")
                ? Map.of("parameters", Map.of(field.substring("parameters.".length()), "x"))
                : Map.of(field, value);
        desk.update(desk.administrator(), ticket, body)
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details.'" + field + "'", notNullValue());
    }

    private ValidatableResponse list(String query) {
        return desk.as(desk.administrator()).get("/api/tickets" + query).then().statusCode(200);
    }
}
