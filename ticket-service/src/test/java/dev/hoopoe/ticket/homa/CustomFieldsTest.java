package dev.hoopoe.ticket.homa;

import static dev.hoopoe.ticket.testing.DirectoryAnswers.attributeSnapshot;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custom fields that attributes are defined for (contract Homa, section 5.3). */
@QuarkusTest
class CustomFieldsTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        desk.directory()
                .attributes(List.of(
                        attributeSnapshot("floor", "int", "min:0,max:90", "everyone"),
                        attributeSnapshot("due", "date", "", "everyone"),
                        attributeSnapshot("margin", "float", "", "administrator"),
                        attributeSnapshot("score", "int", "", "hidden")));
    }

    @Test
    void parametersAreCastAndBecomeCustomFields() {
        create(Map.of("free", true), Map.of("floor", "7", "due", "2026-01-31"))
                .statusCode(201)
                .body("data.custom_fields", equalTo(Map.of("free", true, "floor", 7, "due", "2026-01-31T00:00:00Z")));
    }

    @Test
    void parameterThatIsNotDefinedIsRefusedByName() {
        create(Map.of(), Map.of("floor", 1, "plan", "gold"))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details", hasKey("parameters.plan"));
    }

    @Test
    void valueThatCannotBeCastOrBreaksARuleIsRefusedByName() {
        learnAttributes();

        for (var value : new Object[] {"x", 91, -1, 1.5, true, List.of()}) {
            create(Map.of(), Map.of("floor", value)).statusCode(400).body("data.details", hasKey("floor"));
            create(Map.of("floor", value), null).statusCode(400).body("data.details", hasKey("floor"));
        }
    }

    @Test
    void directoryIsAskedOnceForAttributesThatAreNotKnownYet() {
        learnAttributes();

        create(Map.of(), Map.of("floor", 3)).statusCode(201);

        assertEquals(1, desk.directory().timesAskedFor("attributes/ticket"));
    }

    @Test
    void directoryThatIsDownIsSaidToBeUnavailable() {
        desk.directory().broken("attributes/ticket");

        create(Map.of(), Map.of("floor", 1)).statusCode(503);
        create(Map.of("floor", 1), null).statusCode(201);
        create(Map.of(), Map.of()).statusCode(201);
    }

    @Test
    void definedNamesAmongCustomFieldsAreCastAndOthersPass() {
        learnAttributes();

        create(Map.of("floor", "7", "other", "7"), null)
                .statusCode(201)
                .body("data.custom_fields", equalTo(Map.of("floor", 7, "other", "7")));
    }

    @Test
    void updateOfParametersAloneLeavesTheOtherFields() {
        var ticket = opened(Map.of("free", true), Map.of("floor", 7));

        update(ticket, Map.of("parameters", Map.of("floor", "8", "due", "2026-01-31")))
                .statusCode(200)
                .body("data.custom_fields", equalTo(Map.of("free", true, "floor", 8, "due", "2026-01-31T00:00:00Z")));
    }

    @Test
    void updateOfCustomFieldsReplacesThemAndParametersAreLaidOver() {
        var ticket = opened(Map.of("free", true), Map.of("floor", 7));

        update(ticket, Map.of("custom_fields", Map.of("a", 1), "parameters", Map.of("floor", 8)))
                .body("data.custom_fields", equalTo(Map.of("a", 1, "floor", 8)));
        update(ticket, Map.of("custom_fields", Map.of("a", 1))).body("data.custom_fields", equalTo(Map.of("a", 1)));
        update(ticket, Map.of("parameters", Map.of("plan", 1)))
                .statusCode(400)
                .body("data.details", hasKey("parameters.plan"));
    }

    @Test
    void fieldsForAdministratorsAreShownToThemOnlyAndHiddenFieldsToNobody() {
        var department = desk.department();
        var details = desk.detailsWith("parameters", Map.of("floor", 7, "margin", 1.5, "score", 9));
        details.put("department_id", department);
        var created = desk.create(details).body("data.custom_fields", equalTo(Map.of("floor", 7)));
        var ticket = created.extract().jsonPath().getLong("data.id");

        var shownToAgent = Map.of("floor", 7);
        var shownToAdministrator = Map.of("floor", 7, "margin", 1.5f);
        assertShown(desk.agent(department), ticket, shownToAgent);
        assertShown(desk.agentOfAllDepartments(), ticket, shownToAgent);
        assertShown(demotedAdministrator(department), ticket, shownToAgent);
        assertShown(desk.administrator(), ticket, shownToAdministrator);
        desk.as(desk.administrator())
                .body(details)
                .post("/api/tickets")
                .then()
                .body("data.custom_fields", equalTo(shownToAdministrator));
    }

    /** An agent now, with the token of the time before. */
    private Person demotedAdministrator(long department) {
        var id = UUID.randomUUID();
        desk.directory().user(id, Roles.AGENT, false, true, Set.of(department));
        return new Person(id, desk.name(), Roles.ADMINISTRATOR);
    }

    @Test
    void neighboursAndEventsGetAllCustomFields() {
        var ticket = opened(Map.of(), Map.of("margin", 1.5, "score", 9));

        desk.service()
                .get("/internal/tickets/" + ticket)
                .then()
                .body("snapshot.custom_fields", equalTo(Map.of("margin", 1.5f, "score", 9)));
        try (var events = new TestEvents()) {
            var snapshot = events.ofTicket(ticket, 1).get(0).body().at("/snapshot/custom_fields");
            assertEquals(9, snapshot.path("score").asInt());
        }
    }

    @Test
    void attributeIsKnownFromItsEventUntilItsDeletion() {
        try (var events = new TestEvents()) {
            events.publish(attribute("created", 0, "string"));
            await().untilAsserted(() ->
                    create(Map.of("plan", 7), null).statusCode(201).body("data.custom_fields.plan", equalTo("7")));

            events.publish(attribute("updated", 1, "int"));
            await().untilAsserted(() -> create(Map.of("plan", "gold"), null).statusCode(400));

            events.publish(attribute("deleted", 1, "int"));
            await().untilAsserted(() -> create(Map.of("plan", "gold"), null).statusCode(201));
            create(Map.of(), Map.of("plan", 1)).statusCode(400);
        }
    }

    @Test
    void attributesOfClientsAndOfAnotherAccountAreNotOurs() {
        var other = TicketFixture.account();

        other.create(other.detailsWith("parameters", Map.of("floor", 1))).statusCode(400);
        try (var events = new TestEvents()) {
            events.publish(Event.of(
                    "attribute.created",
                    desk.name() + "/client/size",
                    desk.name(),
                    0,
                    Map.of("scope", "client", "name", "size", "data_type", "int", "visibility", "hidden")));
            events.publish(attribute("created", 0, "int"));
            await().untilAsserted(() -> create(Map.of("plan", "gold"), null).statusCode(400));
        }
        create(Map.of("size", "large"), null)
                .statusCode(201)
                .body("data.custom_fields", equalTo(Map.of("size", "large")));
    }

    private Event attribute(String name, long sequence, String type) {
        return Event.of(
                "attribute." + name,
                desk.name() + "/ticket/plan",
                desk.name(),
                sequence,
                attributeSnapshot("plan", type, "", "everyone"));
    }

    private void learnAttributes() {
        create(Map.of(), Map.of("floor", 1)).statusCode(201);
    }

    private void assertShown(Person person, long ticket, Map<String, ?> fields) {
        desk.get(person, ticket).body("data.custom_fields", equalTo(fields));
        desk.update(person, ticket, Map.of("priority", "low")).body("data.custom_fields", equalTo(fields));
        desk.act(person, ticket, "status", Map.of("status", "in_progress"))
                .body("data.ticket.custom_fields", equalTo(fields));
        for (var list : new String[] {"/api/tickets", "/api/agent/tickets", "/api/agent/tickets/unread"}) {
            var shown = desk.list(person, list).extract().<List<Map<String, ?>>>path("data.data.custom_fields");
            assertTrue(shown.stream().allMatch(fields::equals), () -> list + Arrays.toString(shown.toArray()));
        }
    }

    private ValidatableResponse create(Map<String, ?> customFields, Map<String, ?> parameters) {
        var details = desk.detailsWith("custom_fields", customFields);
        details.put("parameters", parameters);
        return desk.create(details);
    }

    private long opened(Map<String, ?> customFields, Map<String, ?> parameters) {
        return create(customFields, parameters)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("data.id");
    }

    private ValidatableResponse update(long ticket, Map<String, ?> fields) {
        return desk.update(desk.administrator(), ticket, fields);
    }
}
