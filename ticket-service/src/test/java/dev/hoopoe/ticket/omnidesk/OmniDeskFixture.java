package dev.hoopoe.ticket.omnidesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An account as an OmniDesk client meets it: users and clients have numbers. */
final class OmniDeskFixture {

    static final String TICKETS = "/omnidesk/api/tickets";
    static final String EVENTS = "/omnidesk/api/events";
    static final long ADMIN = 3;

    private final TicketFixture desk = TicketFixture.account();
    private final Person admin = user(ADMIN, "administrator", true);

    TicketFixture desk() {
        return desk;
    }

    Person admin() {
        return admin;
    }

    Person user(long number, String type, boolean active, Long... departments) {
        var id = UUID.randomUUID();
        desk.directory().user(id, number, type, false, active, Set.of(departments));
        return new Person(id, desk.name(), type);
    }

    UUID client(long number) {
        var id = UUID.randomUUID();
        desk.directory().client(id, number);
        return id;
    }

    static Map<String, Object> ticket(Object... more) {
        return with(Map.of("client_id", 55, "subject", "Cannot login"), more);
    }

    static Map<String, Object> event(Object... more) {
        return with(
                Map.of("title", "Demo", "start_time", "2035-11-01T15:00:00Z", "end_time", "2035-11-01T15:30:00Z"),
                more);
    }

    /** Names and values in turn. */
    private static Map<String, Object> with(Map<String, ?> fields, Object... more) {
        var all = new HashMap<String, Object>(fields);
        for (var i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    ValidatableResponse post(Person person, String path, Object body) {
        return desk.as(person).body(body).post(path).then();
    }

    ValidatableResponse get(Person person, String path) {
        return desk.as(person).urlEncodingEnabled(false).get(path).then();
    }

    ValidatableResponse writeStatus(Person person, long ticket, Object status) {
        return desk.as(person)
                .body(Map.of("status", status))
                .patch(TICKETS + "/" + ticket + "/status")
                .then();
    }

    long open(Object... more) {
        return idOf(post(admin, TICKETS, ticket(more)), "ticket_id");
    }

    long add(Person person, Object... more) {
        return idOf(post(person, EVENTS, event(more)), "event_id");
    }

    private static long idOf(ValidatableResponse created, String field) {
        return created.statusCode(201).extract().as(JsonNode.class).get(field).longValue();
    }
}
