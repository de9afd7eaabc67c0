package dev.hoopoe.ticket.homa;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.ListWalk;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestMessages;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of the lists of tickets: what is found, in which order, and what is shown of it. */
@QuarkusTest
class TicketSearchResourceTest {

    private final TestEvents events = new TestEvents();
    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void ticketIsFoundByTheMessagesThatItHas() {
        var ticket = desk.open().id();
        var message = UUID.randomUUID();

        publish("created", ticket, message, "Toner was replaced");
        await().untilAsserted(() -> assertFound("toner replaced", ticket));
        publish("updated", ticket, message, "Drum was cleaned");
        await().untilAsserted(() -> assertFound("drum printer", ticket));
        assertFound("toner");
        publish("deleted", ticket, message, "Drum was cleaned");
        await().untilAsserted(() -> assertFound("drum"));
        assertFound("printer", ticket);
    }

    @Test
    void ticketIsFoundByItsTextsAsTheyAreNow() {
        var details = desk.detailsWith("title", "Scanner");
        details.put("external_id", "CRM-77");
        details.put("message", "The glass is dirty");
        var ticket = desk.open(details).id();
        var other = desk.client("Grace Hopper", "grace@example.com");

        assertFound("scanner glass crm", ticket);
        desk.update(
                desk.administrator(), ticket, Map.of("title", "Copier", "external_id", "ERP-1", "client_id", other));
        assertFound("copier glass erp hopper grace@example", ticket);
        assertFound("scanner");
        assertFound("ada");
        desk.act(desk.administrator(), ticket, "status", Map.of("status", "closed"));
        assertFound("copier glass erp hopper", ticket);
    }

    @Test
    void ticketIsFoundByItsClientsNewName() {
        var client = desk.client("Ada King", "ada@example.com");
        var ticket = desk.open(desk.detailsWith("client_id", client)).id();
        var change = Map.of("name", Map.of("from", "Ada King", "to", "Ada Lovelace"));

        events.publish(new Event(
                UUID.randomUUID(),
                "client.updated",
                client.toString(),
                desk.name(),
                1,
                Map.of(
                        "snapshot", Map.of("id", client, "name", "Ada Lovelace", "email", "ada@example.com"),
                        "changes", change,
                        "actor", Map.of("type", "system"))));

        await().untilAsserted(() -> assertFound("lovelace", ticket));
        assertFound("king");
        assertFound("ada@example.com", ticket);
    }

    @Test
    void ticketIsFoundByItsNumberBeforeThoseThatHaveItInATextAndNoLongerOne() {
        var ticket = desk.open().id();
        var other = desk.open(desk.detailsWith("title", "See " + ticket + ", please"))
                .id();

        for (var term : List.of("%23" + ticket, Long.toString(ticket), "%E2%84%96%20" + ticket)) {
            search(term)
                    .body("data.total", equalTo(2))
                    .body("data.data.id", contains((int) ticket, (int) other))
                    .body("data.data[0].found.place", equalTo("number"))
                    .body("data.data[0].found.excerpt.size()", equalTo(0))
                    .body("data.data[1].found.place", equalTo("title"));
            search(term + "&sort=newest").body("data.data.id", contains((int) other, (int) ticket));
        }
        assertFound(Long.toString(ticket).substring(0, Long.toString(ticket).length() - 1) + "x");
        desk.list(desk.agent(desk.department()), "/api/tickets?search=" + ticket)
                .body("data.total", equalTo(0));
    }

    @Test
    void matchingTextDecidesTheOrderUnlessTheCallerNamesAnother() {
        var message = desk.open(desk.detailsWith("status", "closed")).id();
        var description = desk.open(desk.detailsWith("message", "zebra")).id();
        var client = desk.open(desk.detailsWith("client_id", desk.client("Zebra Jones", "z@example.com")))
                .id();
        var title = desk.open(desk.detailsWith("title", "Zebra")).id();
        var last = desk.open(desk.detailsWith("message", "zebra")).id();
        publish("created", message, UUID.randomUUID(), "zebra");
        await().untilAsserted(() -> search("zebra").body("data.total", equalTo(5)));

        assertFound("zebra", title, client, last, description, message);
        assertFound("zebra&sort=relevance", title, client, last, description, message);
        assertFound("zebra&sort=newest", last, title, client, description, message);
        assertFound("zebra&sort=unread", last, title, client, description, message);
        desk.act(desk.administrator(), last, "status", Map.of("status", "closed"));
        assertFound("zebra&sort=unread", title, client, description, last, message);
        search("zebra")
                .body("data.data.found.place", contains("title", "client", "description", "description", "message"));
    }

    @Test
    void orderOfAListMayBeAskedForWithoutASearchToo() {
        var unread = desk.open().id();
        var closed = desk.open(desk.detailsWith("status", "closed")).id();

        list("/api/tickets?sort=unread").body("data.data.id", contains((int) unread, (int) closed));
        list("/api/agent/tickets?sort=newest").body("data.data.id", contains((int) closed, (int) unread));
        list("/api/tickets").body("data.data[0]", not(hasKey("found"))).body("data", not(hasKey("total_is_exact")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=oldest",
                "search=x&sort=oldest",
                "sort=relevance",
                "search=x&page=101&limit=100",
                "search=x&page=2147483647",
                "search=x&cursor=x"
            })
    void unknownOrderOrInvalidCursorIsRefused(String query) {
        for (var path : List.of("/api/tickets?", "/api/agent/tickets?")) {
            desk.as(desk.administrator()).get(path + query).then().statusCode(400);
        }
    }

    @Test
    void excerptShowsWhatWasFoundAsPlainText() {
        desk.open(desk.detailsWith("message", "See <b>this</b> Größe & that"));

        search("grosse")
                .body("data.data[0].found.place", equalTo("description"))
                .body("data.data[0].found.excerpt.text", contains("See <b>this</b> ", "Größe", " & that"))
                .body("data.data[0].found.excerpt.match", contains(false, true, false));
    }

    @Test
    void ticketsThatTheCallerMayNotSeeAreNeitherFoundNorCounted() {
        var department = desk.department();
        var theirs = desk.open(desk.detailsWith("department_id", department)).id();
        var hidden = desk.open().id();
        publish("created", theirs, UUID.randomUUID(), "zebra");
        publish("created", hidden, UUID.randomUUID(), "zebra");
        await().untilAsserted(() -> search("zebra").body("data.total", equalTo(2)));

        for (var term : List.of("zebra", "zebra&sort=newest", "ada", Long.toString(theirs))) {
            desk.list(desk.agent(department), "/api/tickets?search=" + term)
                    .body("data.total", equalTo(1))
                    .body("data.data.id", contains((int) theirs));
        }
        desk.list(desk.agent(department), "/api/tickets?search=" + hidden).body("data.total", equalTo(0));
    }

    @Test
    void movedOrAssignedTicketIsFoundByThoseWhoSeeItNow() {
        var one = desk.department();
        var other = desk.department();
        var ticket = desk.open(desk.detailsWith("department_id", one)).id();
        var assignee = desk.agent();

        desk.act(desk.administrator(), ticket, "department", Map.of("department_id", other))
                .statusCode(200);
        desk.act(desk.administrator(), ticket, "assign", Map.of("user_id", assignee.id()))
                .statusCode(200);

        for (var person : List.of(desk.agent(other), desk.agent(one, other), assignee)) {
            desk.list(person, "/api/tickets?search=printer").body("data.data.id", contains((int) ticket));
        }
        desk.list(desk.agent(one), "/api/tickets?search=printer").body("data.total", equalTo(0));
        search("printer&department_id=" + other).body("data.total", equalTo(1));
        search("printer&department_id=" + one).body("data.total", equalTo(0));
        desk.update(desk.administrator(), ticket, Map.of("department_id", one)).statusCode(200);
        search("printer&department_id=" + one).body("data.total", equalTo(1));
        desk.list(desk.agent(one), "/api/tickets?search=printer").body("data.total", equalTo(1));
    }

    @Test
    void hitsOfAllPeriodsAreWalkedOnceInEachOrder() {
        var old = desk.open(desk.detailsWith("title", "Zebra old")).id();
        new TicketCopies().makeOlder(old, 1_300, 3);
        desk.act(desk.administrator(), old, "status", Map.of("status", "closed"));
        var agent = desk.agent();
        desk.act(desk.administrator(), old, "assign", Map.of("user_id", agent.id()));

        for (var sort : List.of("relevance", "newest", "unread")) {
            var walk = walk(desk.administrator(), "/api/agent/tickets?search=zebra&sort=" + sort);
            var byCursor = walk.byCursor();
            assertEquals(1_301, new HashSet<>(byCursor).size(), sort);
            assertEquals(1_301, byCursor.size(), sort);
            assertEquals(byCursor, walk.byNumber(), sort);
        }
        desk.list(agent, "/api/tickets?search=zebra").body("data.data.id", contains((int) old));
    }

    @Test
    void hitsAreCountedUpToTenThousand() {
        var ticket = desk.open(desk.detailsWith("title", "Zebra")).id();
        new TicketCopies().makeOlder(ticket, 9_999, 1);
        search("zebra").body("data.total", equalTo(10_000)).body("data.total_is_exact", nullValue());

        new TicketCopies().makeOlder(ticket, 1, 1);

        search("zebra").body("data.total", equalTo(10_000)).body("data.total_is_exact", equalTo(false));
        search("zebra&total=false").body("data.total", nullValue()).body("data.total_is_exact", nullValue());
        search("zebra&page=100&limit=100")
                .body("data.data.size()", equalTo(100))
                .body("data.next_cursor", not(nullValue()));
    }

    private ListWalk walk(Person person, String list) {
        return ListWalk.of(path -> desk.list(person, path.replace("limit=2", "limit=50")), list, "id");
    }

    private void publish(String name, long ticket, UUID uid, String text) {
        events.publish(TestMessages.event(name, desk.name(), ticket, uid, text, false));
    }

    private void assertFound(String term, long... tickets) {
        var ids = Arrays.stream(tickets).mapToObj(id -> (int) id).toList();
        search(term.replace(" ", "%20")).body("data.total", equalTo(ids.size())).body("data.data.id", equalTo(ids));
    }

    private ValidatableResponse search(String term) {
        return list("/api/tickets?search=" + term);
    }

    private ValidatableResponse list(String path) {
        return desk.list(desk.administrator(), path);
    }
}
