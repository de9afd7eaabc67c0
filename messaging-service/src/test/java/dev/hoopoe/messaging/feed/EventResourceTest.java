package dev.hoopoe.messaging.feed;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feed as its readers see it. */
@QuarkusTest
class EventResourceTest extends MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final AllAccounts database = new AllAccounts();

    @Inject
    FeedRetention retention;

    @Inject
    EndedSessions endedSessions;

    @Inject
    FeedSignal signal;

    @Inject
    MeterRegistry meters;

    @Test
    void eventIsShownAsItWasPublished() {
        var ticket = aTicket();
        var event = ticketEvent("created", ticket);
        TopicWriter.publish(event);

        var shown = eventsFor(asAdministrator(), "?types=ticket", 1).get(0);

        assertEquals("1.0", shown.path("specversion").textValue());
        assertEquals(event.id().toString(), shown.path("id").textValue());
        assertEquals("/hoopoe/test", shown.path("source").textValue());
        assertEquals("dev.hoopoe.ticket.created.v1", shown.path("type").textValue());
        assertEquals(Long.toString(ticket.id()), shown.path("subject").textValue());
        assertEquals("2026-01-02T03:04:05.678Z", shown.path("time").textValue());
        assertEquals("application/json", shown.path("datacontenttype").textValue());
        assertEquals(account, shown.path("accountid").textValue());
        assertEquals("0", shown.path("sequence").textValue());
        assertEquals(ticket.snapshot().get("client_id"), shown.at("/data/snapshot/client_id"));
        assertFalse(shown.has("traceparent"));
    }

    @Test
    void readerContinuesFromItsCursorWithoutRepetition() {
        var tickets = List.of(aTicket(), aTicket(), aTicket());
        tickets.forEach(ticket -> TopicWriter.publish(ticketEvent("created", ticket)));
        eventsFor(asAdministrator(), "?types=ticket", 3);

        var met = new ArrayList<String>();
        var cursor = "";
        var more = true;
        while (more) {
            var page = page(asAdministrator(), "?types=ticket&limit=1&after=" + cursor);
            page.get("events").forEach(event -> met.add(event.get("subject").textValue()));
            cursor = page.get("next_cursor").textValue();
            more = page.get("has_more").booleanValue();
        }

        assertEquals(3, met.size());
        assertEquals(
                tickets.stream()
                        .map(ticket -> Long.toString(ticket.id()))
                        .sorted()
                        .toList(),
                met.stream().sorted().toList());
    }

    @Test
    void eventsAreNarrowedByTypeAndSubject() {
        var one = aTicket();
        var other = aTicket();
        TopicWriter.publish(
                ticketEvent("created", one), ticketEvent("updated", one.atVersion(1)), ticketEvent("created", other));
        eventsFor(asAdministrator(), "?types=ticket", 3);

        var ofOne = "?subject=" + one.id();
        assertEquals(List.of("created", "updated"), names(eventsFor(asAdministrator(), ofOne, 2)));
        assertEquals(List.of("updated"), names(eventsFor(asAdministrator(), "?types=ticket.updated", 1)));
        assertEquals(
                List.of("created"),
                names(eventsFor(asAdministrator(), ofOne + "&types=dev.hoopoe.ticket.created.v1", 1)));
        assertEquals(0, page(asAdministrator(), "?types=user").get("events").size());
    }

    @Test
    void accountsDoNotSeeEachOthersEvents() {
        TopicWriter.publish(ticketEvent("created", aTicket()));
        eventsFor(asAdministrator(), "?types=ticket", 1);

        var others = page(asAdministratorOf("acc-" + UUID.randomUUID()), "");

        assertEquals(0, others.get("events").size());
    }

    @Test
    void agentSeesTheEventsOfTicketsThatTheAgentSeesNow() {
        var agent = known(anAgentOf(3L));
        var theirs = aTicket().inDepartment(3);
        var assigned = aTicket().inDepartment(4).assignedTo(agent.id());
        var movedAway = aTicket().inDepartment(3);
        TopicWriter.publish(
                ticketEvent("created", theirs),
                ticketEvent("created", assigned),
                ticketEvent("created", movedAway),
                ticketEvent("created", aTicket().inDepartment(4)),
                ticketEvent("created", aTicket()),
                ticketEvent("department_changed", movedAway.inDepartment(4).atVersion(1)));
        eventsFor(asAdministrator(), "?types=ticket", 6);

        var subjects = List.of(Long.toString(theirs.id()), Long.toString(assigned.id()));
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        subjects.stream().sorted().toList(),
                        eventsFor(as(agent), "?types=ticket", 2).stream()
                                .map(event -> event.get("subject").textValue())
                                .sorted()
                                .toList()));
    }

    @Test
    void agentIsShownTheDeletionOfAVisibleTicket() {
        var agent = known(anAgentOf(3L));
        var theirs = aTicket().inDepartment(3);
        var others = aTicket().inDepartment(4);
        TopicWriter.publish(ticketEvent("deleted", theirs), ticketEvent("deleted", others));
        eventsFor(asAdministrator(), "?types=ticket", 2);

        var shown = eventsFor(as(agent), "?types=ticket", 1);

        assertEquals(1, shown.size());
        assertEquals(Long.toString(theirs.id()), shown.get(0).get("subject").textValue());
    }

    @Test
    void agentsAreNotShownEventsForAdministrators() {
        var agent = known(anAgentOfAllDepartments());
        for (var aggregate : List.of("user", "session", "attribute", "account", "department", "client", "channel")) {
            TopicWriter.publish(
                    Event.of(aggregate + ".renamed", UUID.randomUUID().toString(), account, 0, Map.of("id", "x")));
        }
        eventsFor(asAdministrator(), "", 7);

        assertEquals(
                List.of("channel", "client", "department"),
                eventsFor(as(agent), "", 3).stream()
                        .map(event -> event.get("type").textValue().split("\\.", -1)[2])
                        .sorted()
                        .toList());
    }

    @Test
    void longPollIsAnsweredAtTheNextEvent() {
        var latest = page(asAdministrator(), "?after=latest").get("next_cursor").textValue();
        var waiting = CompletableFuture.supplyAsync(() -> page(asAdministrator(), "?wait=20&after=" + latest));

        TopicWriter.publish(Event.of("client.created", UUID.randomUUID().toString(), account, 0, Map.of()));

        var events = waiting.orTimeout(15, TimeUnit.SECONDS).join().get("events");
        assertEquals(List.of("created"), names(events));
    }

    @Test
    void metricsShowTheNewestEvent() {
        TopicWriter.publish(Event.of("client.created", UUID.randomUUID().toString(), account, 0, Map.of()));
        eventsFor(asAdministrator(), "", 1);
        var newest =
                FeedCursor.of(page(asAdministrator(), "").get("next_cursor").textValue());

        await().atMost(SOON).until(() -> meters.get("hoopoe.feed.head").gauge().value() >= newest.position());
        assertTrue(meters.get("hoopoe.feed.head.age").timeGauge().value(TimeUnit.SECONDS) < SOON.toSeconds());
    }

    @Test
    void longPollWithoutEventsEndsAtItsTimeout() {
        var page = page(asAdministrator(), "?wait=1");

        assertEquals(0, page.get("events").size());
        assertFalse(page.get("has_more").booleanValue());
    }

    @Test
    void longPollEndsWithItsSession() {
        var token = TestTokens.administrator(account, administrator.id());
        var waiting = CompletableFuture.supplyAsync(
                () -> with(token).get("/api/events?wait=20").statusCode());
        await().until(() -> signal.waiting() > 0 || waiting.isDone());

        endedSessions.add(sessionOf(token), Instant.now().plusSeconds(600));
        TopicWriter.publish(Event.of("client.created", UUID.randomUUID().toString(), account, 0, Map.of()));

        assertEquals(401, waiting.orTimeout(15, TimeUnit.SECONDS).join());
    }

    @Test
    void expiredCursorIsRefusedWithTheOldestOne() throws SQLException {
        TopicWriter.publish(ticketEvent("created", aTicket()), ticketEvent("created", aTicket()));
        eventsFor(asAdministrator(), "?types=ticket", 2);
        var first = page(asAdministrator(), "?limit=1&types=ticket")
                .get("next_cursor")
                .textValue();
        makeOld();
        retention.removeOld();

        var oldest = asAdministrator()
                .get("/api/events?after=" + new FeedCursor(FeedCursor.of(first).position() - 1).text())
                .then()
                .statusCode(410)
                .body("success", equalTo(false))
                .body("data.error", equalTo("gone"))
                .body("data.details", hasKey("after"))
                .extract()
                .<String>path("data.details.oldest");

        assertEquals(
                0, page(asAdministrator(), "?after=" + oldest).get("events").size());
    }

    @Test
    void cursorOfAQuietAccountMovesPastOtherAccountsEvents() throws SQLException {
        var before = page(asAdministrator(), "").get("next_cursor").textValue();
        var others = "acc-" + UUID.randomUUID();
        TopicWriter.publish(Event.of("client.created", UUID.randomUUID().toString(), others, 0, Map.of()));
        eventsFor(asAdministratorOf(others), "", 1);

        var after =
                page(asAdministrator(), "?after=" + before).get("next_cursor").textValue();
        makeOld();
        retention.removeOld();

        assertEquals(0, page(asAdministrator(), "?after=" + after).get("events").size());
        asAdministrator().get("/api/events?after=" + before).then().statusCode(410);
    }

    @ParameterizedTest
    @CsvSource({
        "after, x",
        "after, AQAAAAAAAAA",
        "types, Ticket",
        "types, ticket%25",
        "limit, -1",
        "limit, 1.5",
        "limit, 99999999999",
        "wait, soon",
        "wait, -1"
    })
    void invalidParameterIsNamed(String parameter, String value) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .get("/api/events?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details", aMapWithSize(1))
                .body("data.details", hasKey(parameter));
    }

    @Test
    void recordThatIsNoEventIsADeadLetter() {
        var subject = UUID.randomUUID().toString();
        Topics.publishRaw("department.events.v1", subject, "no event".getBytes(UTF_8));
        TopicWriter.publish(Event.of("department.created", subject, account, 0, Map.of()));

        assertEquals(1, eventsFor(asAdministrator(), "?types=department", 1).size());
        await().atMost(SOON)
                .until(() -> Topics.on("department.events.v1.dlq.feed", subject).size() == 1);
    }

    private static String sessionOf(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
        return JsonPath.from(claims).getString("sid");
    }

    private void makeOld() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("UPDATE feed_event SET taken_at = taken_at - interval '31 days'");
        }
    }

    private Event ticketEvent(String name, TicketFixture ticket) {
        return Event.of("ticket." + name, Long.toString(ticket.id()), account, ticket.version(), ticket.snapshot());
    }

    /** The first pages together, once they hold that many events. */
    private List<JsonNode> eventsFor(RequestSpecification reader, String query, int count) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            var events = new ArrayList<JsonNode>();
                            page(reader, query).get("events").forEach(events::add);
                            return events;
                        },
                        events -> events.size() >= count);
    }

    private static JsonNode page(RequestSpecification reader, String query) {
        return reader.get("/api/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    private static List<String> names(Iterable<JsonNode> events) {
        var names = new ArrayList<String>();
        events.forEach(event -> names.add(event.get("type").textValue().split("\\.", -1)[3]));
        return names;
    }
}
