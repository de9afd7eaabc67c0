package dev.hoopoe.ticket.homa;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract Homa, row H-15. */
@QuarkusTest
class TicketDeletionTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void deletedTicketIsFoundNowhere() {
        var opened = desk.open();
        var ticket = opened.id();
        desk.tag(ticket, "vip");
        desk.act(
                desk.administrator(),
                ticket,
                "assign",
                Map.of("user_id", desk.agent().id()));

        delete(ticket).statusCode(200).body("success", equalTo(true)).body("data", equalTo("deleted"));

        desk.get(desk.administrator(), ticket).statusCode(404);
        desk.update(desk.administrator(), ticket, Map.of("title", "Other")).statusCode(404);
        desk.act(desk.administrator(), ticket, "status", Map.of("status", "new"))
                .statusCode(404);
        desk.act(desk.administrator(), ticket, "tags", Map.of("tag_names", new String[] {"a"}))
                .statusCode(404);
        desk.service().get("/internal/tickets/" + ticket).then().statusCode(404);
        desk.service()
                .body(Map.of("secret", opened.secret()))
                .post("/internal/tickets/" + ticket + "/secret")
                .then()
                .statusCode(404);
        delete(ticket).statusCode(404);
        for (var list : new String[] {"/api/tickets", "/api/agent/tickets?tag=vip", "/api/agent/tickets/unread"}) {
            desk.list(desk.administrator(), list).body("data.total", equalTo(0));
        }
        desk.list(desk.administrator(), "/api/tags").body("data.total", equalTo(1));
    }

    @Test
    void lastEventHasTheWholeTicketAndATombstoneFollows() {
        try (var events = new TestEvents()) {
            var ticket = desk.open().id();
            desk.tag(ticket, "vip");

            delete(ticket).statusCode(200);

            var last = events.ofTicket(ticket, 3).get(2);
            assertEquals("deleted", last.name());
            assertEquals("vip", last.body().at("/snapshot/tags/0").asText());
            await().until(() -> events.isBuried(ticket));
        }
    }

    @Test
    void ticketIsDeletedOnceHoweverManyAskAtOnce() {
        var ticket = desk.open().id();

        var statuses = Together.times(16, number -> delete(ticket).extract().statusCode());

        assertEquals(1, Collections.frequency(statuses, 200));
        assertEquals(15, Collections.frequency(statuses, 404));
    }

    @Test
    void deletionAmongOtherWritesFailsNone() {
        var ticket = desk.open().id();

        var statuses = Together.times(
                16,
                number -> number == 8
                        ? delete(ticket).extract().statusCode()
                        : desk.act(desk.administrator(), ticket, "tags", Map.of("tag_names", new String[] {"t" + number
                                }))
                                .extract()
                                .statusCode());

        assertEquals(200, statuses.get(8));
        assertEquals(
                16, Collections.frequency(statuses, 200) + Collections.frequency(statuses, 404), statuses::toString);
    }

    @Test
    void badIdIsRefused() {
        desk.as(desk.administrator()).delete("/api/tickets/one").then().statusCode(400);
        delete(Long.MAX_VALUE).statusCode(404);
    }

    private ValidatableResponse delete(long ticket) {
        return desk.as(desk.administrator()).delete("/api/tickets/" + ticket).then();
    }
}
