package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A ticket's description is its first message: by its client, as old as the ticket, once. */
@QuarkusTest
class FirstTextTest extends MessagingTest {

    private Event event(String name, TicketFixture ticket) {
        return Event.of("ticket." + name, Long.toString(ticket.id()), account, ticket.version(), ticket.snapshot());
    }

    private int messagesOf(TicketFixture ticket) {
        return asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .extract()
                .path("data.total");
    }

    private int messages() {
        return asAdministrator().get("/api/messages").then().extract().path("data.total");
    }

    @Test
    void listOfATicketShowsItAtOnce() {
        var ticket = known(aTicket().openedWith("It does not print"));

        var answer = asAdministrator().get("/api/messages?ticket_id=" + ticket.id());

        answer.then()
                .statusCode(200)
                .body("data.total", equalTo(1))
                .body("data.data[0].body", equalTo("It does not print"))
                .body("data.data[0].client_id", equalTo(ticket.clientId().toString()))
                .body("data.data[0].is_system_message", equalTo(false))
                .body("data.data[0].created_at", equalTo(TicketFixture.CREATED_AT));
    }

    @Test
    void eventOfTheTicketBringsItWithoutARequest() {
        var ticket = aTicket().openedWith("By event");

        TopicWriter.publish(event("created", ticket));

        await().atMost(Duration.ofSeconds(20)).until(() -> messages() == 1);
        assertEquals(List.of(), ticketService.requestsTo("/internal/tickets/" + ticket.id()));
    }

    @Test
    void itStandsBeforeTheFirstReply() {
        var ticket = known(aTicket().openedWith("First"));

        asAdministrator().body(Map.of("message", "Second")).post("/api/agent/tickets/" + ticket.id() + "/reply");

        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.data.body", contains("Second", "First"));
        var told = await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("message.events.v1", Long.toString(ticket.id())), events -> events.size() == 2);
        assertEquals(
                List.of("description", "reply"),
                told.stream()
                        .map(event -> event.body().at("/snapshot/origin").asText())
                        .toList());
    }

    @Test
    void ticketWithoutOrWithAnEmptyDescriptionHasNoMessage() {
        assertEquals(0, messagesOf(known(aTicket())));
        assertEquals(0, messagesOf(known(aTicket().openedWith(""))));
    }

    @Test
    void sameEventTwiceAndLaterEventsMakeOneMessage() {
        var ticket = aTicket().openedWith("Once");
        var created = event("created", ticket);
        var last = aTicket().openedWith("Marks the end");

        TopicWriter.publish(
                created,
                created,
                event("updated", ticket.atVersion(1)),
                created,
                event("status_changed", ticket.atVersion(2).openedWith("Changed")),
                Event.of("ticket.created", Long.toString(ticket.id()), account, 0, ticket.snapshot()));
        known(last);
        messagesOf(last);

        await().atMost(Duration.ofSeconds(20)).until(() -> messages() == 2);
        TopicWriter.publish(event("deleted", last.atVersion(9)));
        await().atMost(Duration.ofSeconds(20)).until(() -> messages() == 1);
        assertEquals(1, messagesOf(ticket));
    }

    @Test
    void concurrentReadThroughAndEventMakeOneMessage() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var tickets = new ArrayList<TicketFixture>();
        var calls = new ArrayList<Future<?>>();
        for (var number = 0; number < 15; number++) {
            var ticket = known(aTicket().openedWith("Ticket " + number));
            tickets.add(ticket);
            calls.add(threads.submit(() -> TopicWriter.publish(event("created", ticket))));
            for (var reader = 0; reader < 3; reader++) {
                calls.add(threads.submit(() -> messagesOf(ticket)));
            }
        }
        for (var call : calls) {
            call.get();
        }
        threads.shutdown();

        await().atMost(Duration.ofSeconds(20)).until(() -> messages() == tickets.size());
        for (var ticket : tickets) {
            assertEquals(1, messagesOf(ticket));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(
                            1,
                            Topics.on("message.events.v1", Long.toString(ticket.id()))
                                    .size()));
        }
    }

    @Test
    void deletedTicketLosesItsMessagesAndTakesNoMore() {
        var ticket = known(aTicket().openedWith("Soon gone"));
        int message = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .extract()
                .path("data.id");
        ticketService.answers(account, "GET", "/internal/tickets/" + ticket.id(), 404, "{}");

        TopicWriter.publish(event("deleted", ticket.atVersion(1)));

        await().atMost(Duration.ofSeconds(20)).until(() -> messages() == 0);
        asAdministrator().get("/api/messages/" + message).then().statusCode(404);
        asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(404);
        assertEquals(0, messagesOf(ticket));
    }
}
