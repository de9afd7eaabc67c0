package dev.hoopoe.messaging;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.ListWalk;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every list here, read whole: by number from either end, and by cursor. */
@QuarkusTest
class ListWalkTest extends MessagingTest {

    @Test
    void messagesAreWalked() {
        var ticket = known(aTicket().inDepartment(7L));
        var agent = known(anAgentOf(7L));
        for (var message = 0; message < 5; message++) {
            write(ticket.id());
        }
        for (var list : new String[] {"/api/messages", "/api/messages?ticket_id=" + ticket.id()}) {
            var walk = walk(this::asAdministrator, list);
            var byNumber = walk.byNumber();

            assertEquals(byNumber, walk(() -> as(agent), list).byNumber());
            assertEquals(byNumber, walk(() -> as(agent), list).byCursor());
            assertEquals(byNumber, walk.meanwhile(() -> write(ticket.id())).byCursor());
            walk.refusesOtherCursorsAndCountsOnlyWhenAsked("x");
        }
    }

    @Test
    void channelsAreWalked() {
        for (var name : new String[] {"web", "Étage", "漢字", "a b", "Zoë 🐦"}) {
            asAdministrator()
                    .body(Map.of("name", name))
                    .post("/api/channels")
                    .then()
                    .statusCode(201);
        }
        var walk = walk(this::asAdministrator, "/api/channels");

        assertEquals(5, walk.byNumber().size());
        assertEquals(walk.byNumber(), walk.byCursor());
        walk.refusesOtherCursorsAndCountsOnlyWhenAsked("x");
    }

    @Test
    void webhooksAndTheirDeliveriesAreWalked() {
        for (var webhook = 0; webhook < 5; webhook++) {
            asAdministrator()
                    .body(Map.of("url", "http://127.0.0.1:9/" + webhook, "event_types", new String[] {"account"}))
                    .post("/api/webhooks")
                    .then()
                    .statusCode(201);
        }
        var walk = walk(this::asAdministrator, "/api/webhooks");
        var ids = walk.byNumber();

        assertEquals(5, ids.size());
        assertEquals(ids, walk.byCursor());
        walk.refusesOtherCursorsAndCountsOnlyWhenAsked("x");
        var path = "/api/webhooks/" + ids.get(0);
        for (var test = 0; test < 5; test++) {
            asAdministrator().post(path + "/test").then().statusCode(200);
        }
        for (var query : new String[] {"", "?status=failed"}) {
            var deliveries = walk(this::asAdministrator, path + "/deliveries" + query);
            assertEquals(5, deliveries.byNumber().size());
            assertEquals(deliveries.byNumber(), deliveries.byCursor());
        }
        ids.forEach(id -> asAdministrator().delete("/api/webhooks/" + id).then().statusCode(200));
    }

    private void write(long ticket) {
        asAdministrator()
                .body(Map.of("ticket_id", ticket, "body", "Noted"))
                .post("/api/messages")
                .then()
                .statusCode(201);
    }

    private ListWalk walk(Supplier<RequestSpecification> caller, String list) {
        return ListWalk.of(path -> caller.get().get(path).then(), list, "id");
    }
}
