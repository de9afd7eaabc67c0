package dev.hoopoe.messaging.account;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.webhook.WebhookTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pauses in a suspended account, and goes on after its resumption. */
@QuarkusTest
class SuspendedAccountTest extends WebhookTest {

    @Test
    void webhooksOfASuspendedAccountWaitForItsResumption() throws SQLException {
        var ticket = known(aTicket());
        created(Map.of("event_types", List.of("ticket")));
        happen(ticket, 1, 1);
        await().atMost(SOON).until(() -> receiver.sequencesOf(ticket.id()).equals(List.of("1")));

        suspend();
        happen(ticket, 2, 2);
        awaitInFeed(ticket, 3);
        awaitDeliveryToAnotherAccount();
        assertEquals(List.of("1"), receiver.sequencesOf(ticket.id()));

        resume();

        await().atMost(SOON).until(() -> receiver.sequencesOf(ticket.id()).equals(List.of("1", "2", "3")));
    }

    /** Of a later event, so that the earlier ones have had their turn. */
    private void awaitDeliveryToAnotherAccount() throws SQLException {
        var other = account + "-other";
        asAdministratorOf(other)
                .body(Map.of("url", receiver.url()))
                .post("/api/webhooks")
                .then()
                .statusCode(201);
        try {
            var ticket = known(other, aTicket());
            TopicWriter.publish(Event.of("ticket.updated", Long.toString(ticket.id()), other, 1, ticket.snapshot()));
            await().atMost(SOON).until(() -> receiver.sequencesOf(ticket.id()).equals(List.of("1")));
        } finally {
            sql("DELETE FROM webhook WHERE account_id = ?", other);
        }
    }

    private void suspend() {
        publish("suspended", 1, "2026-03-02T09:41:00Z");
        await().atMost(SOON).until(() -> webhooks().statusCode() == 401);
    }

    private void resume() {
        publish("resumed", 2, null);
        await().atMost(SOON).until(() -> webhooks().statusCode() == 200);
    }

    private Response webhooks() {
        return asAdministrator().get("/api/webhooks");
    }

    private void publish(String what, long sequence, String suspendedAt) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", account);
        snapshot.put("suspended_at", suspendedAt);
        TopicWriter.publish(Event.of("account." + what, account, account, sequence, snapshot));
    }
}
