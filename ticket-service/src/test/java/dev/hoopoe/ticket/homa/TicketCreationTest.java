package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Homa, row H-13 and section 4.1. */
@QuarkusTest
class TicketCreationTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void anonymousCallerOpensTicketAndGetsItsSecret() {
        desk.create(desk.details())
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.title", equalTo("Printer"))
                .body("data.client_id", equalTo(desk.clientId().toString()))
                .body("data.channel_id", equalTo("web"))
                .body("data.department_id", nullValue())
                .body("data.external_id", nullValue())
                .body("data.custom_fields", equalTo(Map.of()))
                .body("data.secret", matchesPattern("[0-9a-f]{32}"))
                .body("data.created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z"));
    }

    @Test
    void creationThatIsSentAgainWithItsKeyGivesTheSameTicketAndSecret() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key, desk.details()).statusCode(201).extract().asString();

        var second = keyed(key, desk.details()).statusCode(201).header("Idempotency-Replayed", "true");

        assertEquals(first, second.extract().asString());
        keyed(key, desk.detailsWith("title", "Another")).statusCode(422);
    }

    @Test
    void refusedCreationLeavesItsKeyFree() {
        var key = UUID.randomUUID().toString();

        keyed(key, desk.detailsWith("channel_id", "nowhere")).statusCode(400);

        keyed(key, desk.details()).statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    private ValidatableResponse keyed(String key, Map<String, Object> details) {
        return desk.anonymous()
                .header("Idempotency-Key", key)
                .body(details)
                .post("/api/tickets")
                .then();
    }

    @Test
    void statusAndPriorityHaveDefaults() {
        desk.create(desk.details())
                .statusCode(201)
                .body("data.status", equalTo("new"))
                .body("data.priority", equalTo("medium"))
                .body("data.closed_at", nullValue());
    }

    @Test
    void everythingThatWasGivenIsKept() {
        var department = desk.department();
        var details = desk.details();
        details.put("status", "on_hold");
        details.put("priority", "  very urgent ");
        details.put("department_id", department);
        details.put("external_id", "crm-1");
        details.put("custom_fields", Map.of("region", "EU", "floor", 3));
        details.put("parameters", Map.of());

        desk.create(details)
                .statusCode(201)
                .body("data.status", equalTo("on_hold"))
                .body("data.priority", equalTo("very urgent"))
                .body("data.department_id", equalTo((int) department))
                .body("data.external_id", equalTo("crm-1"))
                .body("data.custom_fields", equalTo(Map.of("region", "EU", "floor", 3)));
    }

    @Test
    void ticketThatIsOpenedClosedIsClosedAtItsCreation() {
        var ticket = desk.create(desk.detailsWith("status", "closed"))
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals(ticket.getString("data.created_at"), ticket.getString("data.closed_at"));
    }

    @Test
    void secretOfTheRequestIsIgnored() {
        desk.create(desk.detailsWith("secret", "0123456789abcdef0123456789abcdef"))
                .statusCode(201)
                .body("data.secret", not(equalTo("0123456789abcdef0123456789abcdef")));
    }

    @Test
    void twoTicketsHaveTwoSecrets() {
        assertNotEquals(desk.open().secret(), desk.open().secret());
    }

    @Test
    void optionalFieldsMayBeNull() {
        var details = desk.details();
        for (var field : new String[] {
            "status", "priority", "department_id", "external_id", "custom_fields", "parameters", "message"
        }) {
            details.put(field, null);
        }

        desk.create(details).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "client_id", "channel_id"})
    void requiredFieldThatIsAbsentIsNamed(String field) {
        var details = desk.details();
        details.remove(field);

        refused(desk.create(details), "missing_required", field);
    }

    @Test
    void emptyTitleIsRefused() {
        refused(desk.create(desk.detailsWith("title", " ")), "invalid_input", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\ufeff", "\u200b", "\u00ad\t", "\u3164"})
    void titleInWhichNothingCanBeSeenIsRefused(String title) {
        refused(desk.create(desk.detailsWith("title", title)), "invalid_input", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDE00", "\u6f22"})
    void titleOf255CharactersIsTakenAndOneMoreIsRefused(String character) {
        desk.create(desk.detailsWith("title", character.repeat(255))).statusCode(201);
        refused(desk.create(desk.detailsWith("title", character.repeat(256))), "invalid_input", "title");
    }

    @Test
    void unknownClientIsRefused() {
        refused(desk.create(desk.detailsWith("client_id", UUID.randomUUID())), "invalid_input", "client_id");
    }

    @Test
    void clientThatIsNoUuidIsRefused() {
        refused(desk.create(desk.detailsWith("client_id", "42")), "invalid_input", "client_id");
    }

    @Test
    void unknownChannelIsRefused() {
        refused(desk.create(desk.detailsWith("channel_id", "fax")), "invalid_input", "channel_id");
    }

    @Test
    void disabledChannelIsRefused() {
        desk.channel("telegraph", false);

        refused(desk.create(desk.detailsWith("channel_id", "telegraph")), "invalid_input", "channel_id");
    }

    @ParameterizedTest
    @ValueSource(longs = {987654321, 0, -1, Long.MAX_VALUE})
    void unknownDepartmentIsRefused(long department) {
        refused(desk.create(desk.detailsWith("department_id", department)), "invalid_input", "department_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "NEW", "new "})
    void unknownStatusIsRefused(String status) {
        refused(desk.create(desk.detailsWith("status", status)), "invalid_input", "status");
    }

    @Test
    void priorityWithoutTextAndPriorityOf51CharactersAreRefused() {
        refused(desk.create(desk.detailsWith("priority", " ")), "invalid_input", "priority");
        refused(desk.create(desk.detailsWith("priority", "x".repeat(51))), "invalid_input", "priority");
    }

    @Test
    void overlongExternalIdIsRefused() {
        refused(desk.create(desk.detailsWith("external_id", "x".repeat(256))), "invalid_input", "external_id");
    }

    @Test
    void customFieldsThatAreNoObjectAreRefused() {
        refused(desk.create(desk.detailsWith("custom_fields", "text")), "invalid_input", "custom_fields");
    }

    @Test
    void parameterThatIsNotDefinedIsRefusedByName() {
        desk.create(desk.detailsWith("parameters", Map.of("plan", "gold")))
                .statusCode(400)
                .body("data.message", equalTo("parameters.plan: is not defined"));
    }

    private static void refused(ValidatableResponse answer, String error, String field) {
        answer.statusCode(400)
                .body("success", equalTo(false))
                .body("data.error", equalTo(error))
                .body("data.message", containsString(field))
                .body("data.details", hasKey(field));
    }
}
