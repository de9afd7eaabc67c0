package dev.hoopoe.ticket.netia;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestMessages;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messaging-service asks for Netia's filters {@code q} and {@code tag_id}. */
@QuarkusTest
class InternalConversationSearchTest {

    private static final String CONVERSATIONS = "/internal/conversations";

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void wordsAreFoundInTitleAndDescriptionNewestFirst() {
        var titled = opened("Zebra crossing");
        var described =
                (int) desk.open(desk.detailsWith("message", "a ZEBRA ran")).id();
        opened("Printer");

        find(Map.of("q", "zebra"))
                .statusCode(200)
                .body("ids", contains(described, titled))
                .body("more", is(false))
                .body("tag", nullValue());
        find(Map.of("q", "zebra cross")).body("ids", contains(titled));
        find(Map.of("q", "zebra scanner")).body("ids", empty());
    }

    @Test
    void wordsAreFoundInMessages() {
        var ticket = opened("Printer");
        try (var events = new TestEvents()) {
            events.publish(
                    TestMessages.event("created", desk.name(), ticket, UUID.randomUUID(), "There is smoke", false));
        }

        await().untilAsserted(() -> find(Map.of("q", "smoke")).body("ids", contains(ticket)));
    }

    @Test
    void numberOfATicketIsNoTextOfIt() {
        var ticket = opened("Printer");

        find(Map.of("q", Integer.toString(ticket))).statusCode(200).body("ids", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a7\u00a7", "& | !", "\uD83D\uDE00\u200D"})
    void signsFindNothing(String signs) {
        opened("Printer \u00a7\u00a7 & | !");

        find(Map.of("q", signs)).statusCode(200).body("ids", empty()).body("more", is(false));
    }

    @Test
    void ticketsOfATagAreFound() {
        var first = opened("Zebra");
        var second = opened("Zebra");
        opened("Zebra");
        desk.tag(first, "hardware", "urgent");
        desk.tag(second, "hardware");

        find(Map.of("tag_id", tag("hardware")))
                .statusCode(200)
                .body("ids", contains(second, first))
                .body("more", is(false))
                .body("tag", equalTo("hardware"));
        find(Map.of("tag_id", tag("urgent"), "q", "zebra")).body("ids", contains(first));
        find(Map.of("tag_id", tag("urgent"), "q", "printer")).body("ids", empty());
    }

    @Test
    void unknownTagIsOfNoTicket() {
        var ticket = opened("Zebra");
        desk.tag(ticket, "hardware");
        var other = TicketFixture.account();
        other.tag(other.open().id(), "hardware");

        find(Map.of("tag_id", UUID.randomUUID(), "q", "zebra"))
                .statusCode(200)
                .body("ids", empty())
                .body("tag", nullValue());
        find(Map.of("tag_id", NetiaIds.tagOf(other.name(), "hardware"))).body("ids", empty());
        find(Map.of("tag_id", tag("Hardware"))).body("ids", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "tag_id"})
    void newestOnesAreFoundWhenThereAreMore(String filter) {
        var value = filter.equals("q") ? "zebra" : tag("hardware");
        for (var ticket = 0; ticket < 2; ticket++) {
            desk.tag(opened("Zebra"), "hardware");
        }
        var third = opened("Zebra");
        desk.tag(third, "hardware");

        find(Map.of(filter, value, "limit", 3)).body("ids.size()", is(3)).body("more", is(false));
        find(Map.of(filter, value, "limit", 2)).body("ids.size()", is(2)).body("more", is(true));
        find(Map.of(filter, value, "limit", 1)).body("ids", contains(third)).body("more", is(true));
    }

    @Test
    void actorFindsOnlyWhatTheySee() {
        var department = desk.department();
        var details = desk.detailsWith("department_id", department);
        details.put("title", "Zebra");
        var ticket = (int) desk.open(details).id();
        desk.tag(ticket, "hardware");

        for (var filter : Map.of("q", "zebra", "tag_id", tag("hardware")).entrySet()) {
            var asked = Map.<String, Object>of(filter.getKey(), filter.getValue());
            find(desk.agent(department), asked).body("ids", contains(ticket));
            find(desk.agent(desk.department()), asked).statusCode(200).body("ids", empty());
            find(new Person(UUID.randomUUID(), desk.name(), "agent"), asked).statusCode(401);
        }
    }

    @Test
    void searchThatCannotBeMadeIsRefused() {
        find(Map.of("q", "x".repeat(256)))
                .statusCode(400)
                .body("data.details.q", equalTo("must not be longer than 255 characters"));
        find(Map.of("q", "x", "limit", 0)).statusCode(400);
        desk.service().get(CONVERSATIONS + "?q=x&limit=5").then().statusCode(400);
    }

    private int opened(String title) {
        return (int) desk.open(desk.detailsWith("title", title)).id();
    }

    private UUID tag(String name) {
        return NetiaIds.tagOf(desk.name(), name);
    }

    private ValidatableResponse find(Map<String, ?> search) {
        return find(desk.administrator(), search);
    }

    private ValidatableResponse find(Person actor, Map<String, ?> search) {
        var parameters = new HashMap<String, Object>(Map.of("limit", 1000));
        parameters.putAll(search);
        return desk.service()
                .queryParam("actor", actor.id())
                .queryParam("administrator", actor.type().equals("administrator"))
                .queryParams(parameters)
                .get(CONVERSATIONS)
                .then();
    }
}
