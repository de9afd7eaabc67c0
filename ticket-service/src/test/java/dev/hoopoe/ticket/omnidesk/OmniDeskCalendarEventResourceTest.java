package dev.hoopoe.ticket.omnidesk;

import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.EVENTS;
import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.event;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract OmniDesk, rows O-03 to O-05. */
@QuarkusTest
class OmniDeskCalendarEventResourceTest {

    private OmniDeskFixture omnidesk;

    @BeforeEach
    void openAccount() {
        omnidesk = new OmniDeskFixture();
    }

    @Test
    void eventOfTheWorkedExampleIsAnsweredWholeAndReadAgain() {
        var created = omnidesk.post(
                        omnidesk.admin(), EVENTS, event("event_id", 999_999, "created_by", 9, "description", "Show it"))
                .statusCode(201)
                .body("", aMapWithSize(7))
                .body("event_id", not(equalTo(999_999)))
                .body("title", equalTo("Demo"))
                .body("description", equalTo("Show it"))
                .body("start_time", equalTo("2035-11-01T15:00:00Z"))
                .body("end_time", equalTo("2035-11-01T15:30:00Z"))
                .body("created_by", equalTo((int) OmniDeskFixture.ADMIN))
                .body("ticket_id", nullValue())
                .extract();

        omnidesk.get(omnidesk.admin(), EVENTS + "/" + created.path("event_id"))
                .statusCode(200)
                .body("", equalTo(created.path("")));
    }

    @Test
    void eventMayEndWhenItStartsAndTimesMayHaveAnOffsetOrNone() {
        omnidesk.post(
                        omnidesk.admin(),
                        EVENTS,
                        event("start_time", "2035-11-01T15:00:00", "end_time", "2035-11-01T17:00:00.9+02:00"))
                .statusCode(201)
                .body("start_time", equalTo("2035-11-01T15:00:00Z"))
                .body("end_time", equalTo("2035-11-01T15:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01T15:30:00Z'} | title",
                "{'title':'','start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01T15:30:00Z'} | title",
                "{'title':5,'start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01T15:30:00Z'} | title",
                "{'title':'t','end_time':'2035-11-01T15:30:00Z'} | start_time",
                "{'title':'t','start_time':'2035-11-01T15:00:00Z','end_time':null} | end_time",
                "{'title':'t','start_time':'soon','end_time':'2035-11-01T15:30:00Z'} | start_time",
                "{'title':'t','start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01'} | end_time",
                "{'title':'t','start_time':'2035-11-01T15:00:01Z','end_time':'2035-11-01T15:00:00Z'} | end_time",
                "{'title':'t','start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01T15:30:00Z','ticket_id':0} | ticket_id",
                "{'title':'t','start_time':'2035-11-01T15:00:00Z','end_time':'2035-11-01T15:30:00Z','ticket_id':'1'} | ticket_id",
                "{'title' | body"
            })
    void whatDoesNotHoldIsRefusedUnderItsField(String body, String field) {
        omnidesk.post(omnidesk.admin(), EVENTS, body.replace('\'', '"'))
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors.keySet()", contains(field));
    }

    @Test
    void titleHasAtMost150Characters() {
        omnidesk.post(omnidesk.admin(), EVENTS, event("title", "x".repeat(150))).statusCode(201);
        omnidesk.post(omnidesk.admin(), EVENTS, event("title", "x".repeat(151))).statusCode(400);
    }

    @Test
    void ticketThatIsNotThereOrNotSeenIsRefused() {
        var limited = omnidesk.user(8, "agent", true);
        var other = new OmniDeskFixture();
        var ticket = omnidesk.open();

        for (var person : List.of(limited, other.admin())) {
            omnidesk.post(person, EVENTS, event("ticket_id", ticket))
                    .statusCode(400)
                    .body("errors.keySet()", contains("ticket_id"));
        }
        omnidesk.post(omnidesk.admin(), EVENTS, event("ticket_id", ticket)).body("ticket_id", equalTo((int) ticket));
    }

    @Test
    void listIsOrderedByStartAndNarrowedInclusively() {
        var agent = omnidesk.user(8, "agent", true);
        var ticket = omnidesk.open();
        var late = (int) omnidesk.add(omnidesk.admin(), "start_time", "2035-11-01T15:20:00Z");
        var first = (int) omnidesk.add(agent);
        var second = (int) omnidesk.add(omnidesk.admin(), "ticket_id", ticket);

        assertEquals(List.of(first, second, late), ids(""));
        assertEquals(List.of(late), ids("?start=2035-11-01T15:20:00Z"));
        assertEquals(List.of(first, second, late), ids("?start=2035-11-01T15:00:00Z&end=2035-11-01T15:30:00Z"));
        assertEquals(List.of(), ids("?end=2035-11-01T15:29:59Z"));
        assertEquals(List.of(second), ids("?ticket_id=" + ticket));
        assertEquals(List.of(first), ids("?created_by=8"));
        assertEquals(List.of(), ids("?created_by=8&ticket_id=" + ticket));
        assertEquals(List.of(), ids("?ticket_id=99999999999999999999"));
        assertEquals(List.of(second), ids("?limit=1&offset=1&colour=red"));
        assertEquals(List.of(), ids("?offset=5000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start=now", "end=2035-13-01T00:00:00Z", "ticket_id=x", "created_by=1.5", "limit=0"})
    void invalidValueIsRefusedUnderItsName(String query) {
        omnidesk.get(omnidesk.admin(), EVENTS + "?" + query)
                .statusCode(400)
                .body("errors.keySet()", contains(query.substring(0, query.indexOf('='))));
    }

    @Test
    void eventOfATicketIsSeenByThoseWhoSeeTheTicketAndByItsMaker() {
        var department = omnidesk.desk().department();
        var ticket = omnidesk.desk().openIn(department).id();
        var maker = omnidesk.user(7, "agent", true, department);
        var event = omnidesk.add(maker, "ticket_id", ticket);
        var colleague = omnidesk.user(8, "agent", true, department);
        var stranger = omnidesk.user(9, "agent", true, omnidesk.desk().department());
        var path = EVENTS + "/" + event;

        omnidesk.get(colleague, path).statusCode(200);
        omnidesk.get(omnidesk.admin(), path).statusCode(200);
        omnidesk.get(stranger, path).statusCode(404).body("", equalTo(Map.of("detail", "Not Found")));
        omnidesk.get(stranger, EVENTS).statusCode(200).body("", empty());
        omnidesk.desk()
                .act(
                        omnidesk.admin(),
                        ticket,
                        "department",
                        Map.of("department_id", omnidesk.desk().department()))
                .statusCode(200);
        omnidesk.get(colleague, path).statusCode(404);
        omnidesk.get(maker, path).statusCode(200);
        omnidesk.desk()
                .act(omnidesk.admin(), ticket, "assign", Map.of("user_id", stranger.id()))
                .statusCode(200);
        omnidesk.get(stranger, EVENTS).body("", hasSize(1));
    }

    @Test
    void eventWithoutATicketIsSeenByAllOfTheAccountAlone() {
        var event = omnidesk.add(omnidesk.admin());
        var other = new OmniDeskFixture();

        omnidesk.get(omnidesk.user(8, "agent", true), EVENTS + "/" + event).statusCode(200);
        other.get(other.admin(), EVENTS + "/" + event).statusCode(404);
        other.get(other.admin(), EVENTS).body("", empty());
        omnidesk.get(omnidesk.admin(), EVENTS + "/0").statusCode(404);
        omnidesk.get(omnidesk.admin(), EVENTS + "/99999999999999999999").statusCode(404);
        omnidesk.get(omnidesk.admin(), EVENTS + "/x").statusCode(400);
    }

    @Test
    void eventOutlivesItsTicket() {
        var ticket = omnidesk.open();
        var event = omnidesk.add(omnidesk.admin(), "ticket_id", ticket);

        omnidesk.desk()
                .as(omnidesk.admin())
                .delete("/api/tickets/" + ticket)
                .then()
                .statusCode(200);

        omnidesk.get(omnidesk.admin(), EVENTS + "/" + event).statusCode(200).body("ticket_id", nullValue());
    }

    private List<Integer> ids(String query) {
        return omnidesk.get(omnidesk.admin(), EVENTS + query)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("event_id");
    }
}
