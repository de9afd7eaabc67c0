package dev.hoopoe.messaging.webhook;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;

/** What tests of webhooks share: a receiver, and the calls of an administrator. */
public abstract class WebhookTest extends MessagingTest {

    protected static final Duration SOON = Duration.ofSeconds(30);

    protected final Receiver receiver = new Receiver();

    protected final AllAccounts database = new AllAccounts();

    /** The next tests share the queue. */
    @AfterEach
    void removeWebhooks() throws SQLException {
        sql("DELETE FROM webhook WHERE account_id = ?", account);
        receiver.close();
    }

    /** Created by an administrator, with these fields besides the receiver's URL. */
    protected JsonNode created(Map<String, Object> fields) {
        var body = new HashMap<String, Object>(Map.of("url", receiver.url()));
        body.putAll(fields);
        return asAdministrator()
                .body(body)
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    protected String idOf(JsonNode webhook) {
        return webhook.get("id").textValue();
    }

    protected JsonNode get(String id) {
        return asAdministrator()
                .get("/api/webhooks/" + id)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    protected JsonNode post(String path, Object body) {
        return asAdministrator()
                .body(body)
                .post("/api/webhooks/" + path)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    protected List<JsonNode> deliveries(String id, String query) {
        var page = asAdministrator()
                .get("/api/webhooks/" + id + "/deliveries" + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .at("/data/data");
        return StreamSupport.stream(page.spliterator(), false).toList();
    }

    /** Publishes events of a ticket, numbered from {@code first} on. */
    protected Event[] happen(TicketFixture ticket, int first, int count) {
        var events = new Event[count];
        for (var i = 0; i < count; i++) {
            events[i] = Event.of("ticket.updated", Long.toString(ticket.id()), account, first + i, ticket.snapshot());
        }
        TopicWriter.publish(events);
        return events;
    }

    /** Publishes events of each ticket, the first of all tickets first. */
    protected void happen(List<TicketFixture> tickets, int count) {
        try (var writer = new TopicWriter()) {
            for (var i = 0; i < count; i++) {
                for (var ticket : tickets) {
                    writer.write(Event.of("ticket.updated", "" + ticket.id(), account, i, ticket.snapshot()));
                }
            }
        }
    }

    /** Waits until the feed has the event of that ticket and number. */
    protected void awaitInFeed(TicketFixture ticket, int sequence) {
        eventually(() -> count(
                        "SELECT count(*) FROM feed_event WHERE account_id = ? AND subject = ? AND sequence = ?",
                        account,
                        Long.toString(ticket.id()),
                        (long) sequence)
                == 1);
    }

    protected static void eventually(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    protected int sql(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    protected long count(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
