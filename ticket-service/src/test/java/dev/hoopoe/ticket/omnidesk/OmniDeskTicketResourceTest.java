package dev.hoopoe.ticket.omnidesk;

import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.EVENTS;
import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.TICKETS;
import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.ticket;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.ticket.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract OmniDesk, rows O-07, O-08 and O-16. */
@QuarkusTest
class OmniDeskTicketResourceTest {

    private static final String SECONDS = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";

    private OmniDeskFixture omnidesk;

    @BeforeEach
    void openAccount() {
        omnidesk = new OmniDeskFixture();
    }

    @Test
    void ticketOfTheWorkedExampleIsAnsweredWhole() {
        omnidesk.post(omnidesk.admin(), TICKETS, ticket("priority", "alta"))
                .statusCode(201)
                .body("", aMapWithSize(10))
                .body("ticket_id", notNullValue())
                .body("client_id", equalTo(55))
                .body("subject", equalTo("Cannot login"))
                .body("description", nullValue())
                .body("priority", equalTo("alta"))
                .body("status", equalTo("abierto"))
                .body("created_at", matchesPattern(SECONDS))
                .body("due_at", nullValue())
                .body("resolved_at", nullValue())
                .body("assigned_to", nullValue());
    }

    @Test
    void ticketIsReadAsItWasCreated() {
        omnidesk.user(8, "agent", true);
        var created = omnidesk.post(
                        omnidesk.admin(),
                        TICKETS,
                        ticket(
                                "description",
                                "No way in",
                                "priority",
                                "baja",
                                "assigned_to",
                                8,
                                "due_at",
                                "2035-01-02T05:00:00+02:00"))
                .statusCode(201)
                .body("description", equalTo("No way in"))
                .body("priority", equalTo("baja"))
                .body("assigned_to", equalTo(8))
                .body("due_at", equalTo("2035-01-02T03:00:00Z"))
                .extract();

        omnidesk.get(omnidesk.admin(), TICKETS + "/" + created.path("ticket_id"))
                .statusCode(200)
                .body("", equalTo(created.path("")));
    }

    @Test
    void nativeDialectSeesItAsNewOnTheWeb() {
        var ticket = omnidesk.open("priority", "alta");

        omnidesk.desk()
                .get(omnidesk.admin(), ticket)
                .body("data.status", equalTo("new"))
                .body("data.priority", equalTo("high"))
                .body("data.channel_id", equalTo("web"))
                .body("data.title", equalTo("Cannot login"));
    }

    @Test
    void eventHasDueTimeAndAssignee() {
        var agent = omnidesk.user(8, "agent", true);
        var ticket = omnidesk.open("assigned_to", 8, "due_at", "2035-01-02T03:00:00Z");

        try (var events = new TestEvents()) {
            var snapshot = events.ofTicket(ticket, 1).get(0).body().get("snapshot");
            assertEquals("2035-01-02T03:00:00Z", snapshot.get("due_at").asText());
            assertEquals(agent.id().toString(), snapshot.get("assignee_id").asText());
        }
    }

    @Test
    void clientIsFoundByNumberAndAPlaceholderIsCreatedOnce() {
        var known = omnidesk.client(56);

        var first = omnidesk.open("client_id", 57);
        var second = omnidesk.open("client_id", 57);
        var third = omnidesk.open("client_id", 56);

        omnidesk.desk().get(omnidesk.admin(), third).body("data.client_id", equalTo(known.toString()));
        assertEquals(clientOf(first), clientOf(second));
    }

    @Test
    void readOnlyAndUnknownFieldsAreIgnored() {
        omnidesk.post(
                        omnidesk.admin(),
                        TICKETS,
                        ticket(
                                "status",
                                "cerrado",
                                "ticket_id",
                                999_999,
                                "created_at",
                                "1999-01-01T00:00:00Z",
                                "resolved_at",
                                5,
                                "colour",
                                List.of("red")))
                .statusCode(201)
                .body("status", equalTo("abierto"))
                .body("ticket_id", not(equalTo(999_999)))
                .body("resolved_at", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\":\"s\"} | client_id",
                "{\"client_id\":null,\"subject\":\"s\"} | client_id",
                "{\"client_id\":0,\"subject\":\"s\"} | client_id",
                "{\"client_id\":-5,\"subject\":\"s\"} | client_id",
                "{\"client_id\":\"55\",\"subject\":\"s\"} | client_id",
                "{\"client_id\":5.5,\"subject\":\"s\"} | client_id",
                "{\"client_id\":55} | subject",
                "{\"client_id\":55,\"subject\":\" \"} | subject",
                "{\"client_id\":55,\"subject\":7} | subject",
                "{\"client_id\":55,\"subject\":\"a\\u0000\"} | subject",
                "{\"client_id\":55,\"subject\":\"s\",\"description\":[]} | description",
                "{\"client_id\":55,\"subject\":\"s\",\"priority\":\"high\"} | priority",
                "{\"client_id\":55,\"subject\":\"s\",\"priority\":\"\"} | priority",
                "{\"client_id\":55,\"subject\":\"s\",\"due_at\":\"tomorrow\"} | due_at",
                "{\"client_id\":55,\"subject\":\"s\",\"due_at\":\"2035-02-30T00:00:00Z\"} | due_at",
                "{\"client_id\":55,\"subject\":\"s\",\"due_at\":\"2001-01-01T00:00:00Z\"} | due_at",
                "{\"client_id\":55,\"subject\":\"s\",\"due_at\":12} | due_at",
                "{\"client_id\":55,\"subject\":\"s\",\"assigned_to\":99} | assigned_to",
                "{\"client_id\":55,\"subject\":\"s\",\"assigned_to\":9} | assigned_to",
                "{\"client_id\":55,\"subject\":\"s\",\"assigned_to\":0} | assigned_to",
                "{\"client_id\":55,\"subject\":\"s\",\"create_event\":\"yes\"} | create_event",
                "{ | body",
                "[] | body",
                "null | body"
            })
    void whatDoesNotHoldIsRefusedUnderItsField(String body, String field) {
        omnidesk.user(9, "agent", false);

        omnidesk.post(omnidesk.admin(), TICKETS, body)
                .statusCode(400)
                .body("", aMapWithSize(2))
                .body("detail", equalTo("Bad Request"))
                .body("errors", hasKey(field))
                .body("errors." + field, hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"150, 201", "151, 400"})
    void subjectHasAtMost150Characters(int length, int status) {
        omnidesk.post(omnidesk.admin(), TICKETS, ticket("subject", "ñ".repeat(length)))
                .statusCode(status);
    }

    @Test
    void numberPastALongIsRefused() {
        omnidesk.post(omnidesk.admin(), TICKETS, "{\"client_id\":1e30,\"subject\":\"s\"}")
                .statusCode(400);
        omnidesk.post(omnidesk.admin(), TICKETS, "{\"client_id\":99999999999999999999,\"subject\":\"s\"}")
                .statusCode(400);
    }

    @Test
    void eventOfOneHourIsAddedWhereItIsAskedForAndThereIsATime() {
        var agent = omnidesk.user(8, "agent", true);
        var due = "2035-01-02T03:00:00Z";
        omnidesk.post(agent, TICKETS, ticket("due_at", due, "create_event", true))
                .statusCode(201);
        omnidesk.post(agent, TICKETS, ticket("due_at", due)).statusCode(201);
        omnidesk.post(agent, TICKETS, ticket("create_event", true)).statusCode(201);

        omnidesk.get(omnidesk.admin(), EVENTS)
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].title", equalTo("Cannot login"))
                .body("[0].start_time", equalTo(due))
                .body("[0].end_time", equalTo("2035-01-02T04:00:00Z"))
                .body("[0].created_by", equalTo(8))
                .body("[0].ticket_id", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "new, abierto",
        "wait_for_agent, abierto",
        "in_progress, en_progreso",
        "wait_for_user, en_progreso",
        "on_hold, en_progreso",
        "resolved, cerrado",
        "closed, cerrado",
        "unresolved, cerrado",
        "spam, cerrado"
    })
    void eachStatusIsShownAndKeptWhenItsGroupIsWritten(String status, String shown) {
        var ticket = omnidesk.desk()
                .open(omnidesk.desk().detailsWith("status", status))
                .id();

        omnidesk.get(omnidesk.admin(), TICKETS + "/" + ticket).body("status", equalTo(shown));
        omnidesk.writeStatus(omnidesk.admin(), ticket, shown).statusCode(200).body("status", equalTo(shown));

        omnidesk.desk().get(omnidesk.admin(), ticket).body("data.status", equalTo(status));
    }

    @Test
    void resolvedAtLastsWhileTheTicketIsClosed() {
        var ticket = omnidesk.open();

        omnidesk.writeStatus(omnidesk.admin(), ticket, "cerrado")
                .statusCode(200)
                .body("", aMapWithSize(10))
                .body("status", equalTo("cerrado"))
                .body("resolved_at", matchesPattern(SECONDS));
        omnidesk.desk().get(omnidesk.admin(), ticket).body("data.status", equalTo("closed"));
        omnidesk.writeStatus(omnidesk.admin(), ticket, "en_progreso").body("resolved_at", nullValue());
        omnidesk.desk().get(omnidesk.admin(), ticket).body("data.status", equalTo("in_progress"));
        omnidesk.writeStatus(omnidesk.admin(), ticket, "abierto").body("status", equalTo("abierto"));
        omnidesk.desk().get(omnidesk.admin(), ticket).body("data.status", equalTo("wait_for_agent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"status\":null}", "{\"status\":\"closed\"}", "{\"status\":\"\"}", "{\"status\":1}"})
    void statusThatIsNoneIsRefused(String body) {
        omnidesk.desk()
                .as(omnidesk.admin())
                .body(body)
                .patch(TICKETS + "/" + omnidesk.open() + "/status")
                .then()
                .statusCode(400)
                .body("errors.keySet()", contains("status"));
    }

    @Test
    void ticketThatIsNotThereOrNotSeenIsNotFound() {
        var ticket = omnidesk.open();
        var limited = omnidesk.user(8, "agent", true, omnidesk.desk().department());
        var other = new OmniDeskFixture();

        for (var person : List.of(limited, other.admin())) {
            omnidesk.get(person, TICKETS + "/" + ticket)
                    .statusCode(404)
                    .body("", equalTo(Map.of("detail", "Not Found")));
            omnidesk.writeStatus(person, ticket, "cerrado").statusCode(404);
        }
        omnidesk.get(omnidesk.admin(), TICKETS + "/99999999999999999999").statusCode(404);
        omnidesk.get(omnidesk.admin(), TICKETS + "/0").statusCode(404);
        omnidesk.get(omnidesk.admin(), TICKETS + "/x").statusCode(400);
    }

    @Test
    void sameKeyIsAnsweredOnce() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key);

        assertEquals(first, keyed(key));
    }

    private Integer keyed(String key) {
        return omnidesk.desk()
                .as(omnidesk.admin())
                .header("Idempotency-Key", key)
                .body(ticket())
                .post(TICKETS)
                .then()
                .statusCode(201)
                .extract()
                .path("ticket_id");
    }

    private String clientOf(long ticket) {
        return omnidesk.desk().get(omnidesk.admin(), ticket).extract().path("data.client_id");
    }
}
