package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** That a ticket's files come and go with it. */
@QuarkusTest
class TicketFileLifeTest extends TicketFiles {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WAITS = "unattached_since IS NOT NULL";

    @Inject
    FileRemoval removal;

    @Inject
    UnattachedFiles unattached;

    private final TicketFixture opened = aTicket().having("uid", ticket.toString());

    @Test
    void fileWaitsForItsTicket() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        assertEquals("t", ofRow(file, WAITS));

        publishCreated();

        await().atMost(SOON).untilAsserted(() -> assertEquals("f", ofRow(file, WAITS)));
        age("25 hours");
        unattached.deleteExpired();
        get(file).statusCode(200);
    }

    @Test
    void fileOfATicketThatIsKnownDoesNotWait() throws SQLException {
        publishCreated();
        awaitKnown();

        put(file, "a.png", PNG).statusCode(204);

        assertEquals("f", ofRow(file, WAITS));
    }

    @Test
    void filesGoWithTheirTicket() throws SQLException {
        var other = UUID.randomUUID().toString();
        put(file, "a.png", PNG).statusCode(204);
        put(other, UUID.randomUUID(), "b.png", PNG).statusCode(204);
        publishCreated();
        await().atMost(SOON).untilAsserted(() -> assertEquals("f", ofRow(file, WAITS)));

        publishDeleted();

        await().atMost(SOON).untilAsserted(() -> assertEquals(0, count("file", file)));
        awaitRemoved();
        assertEquals(1, count("file", other));
        assertEquals(new FileCount(1, PNG.length), usage());
    }

    @Test
    void lateSnapshotOfADeletedTicketBringsNothingBack() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        publishCreated();
        publishDeleted();
        await().atMost(SOON).untilAsserted(() -> assertEquals(0, count("file", file)));
        put(file, "a.png", PNG).statusCode(204);

        publishCreated();
        publishCreated();
        awaitHandled();

        assertEquals("t", ofRow(file, WAITS));
    }

    @Test
    void fileOfATicketThatWasNeverOpenedIsDeletedAfterADay() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        age("23 hours");
        unattached.deleteExpired();
        assertEquals(1, count("file", file));

        age("25 hours");
        unattached.deleteExpired();

        assertEquals(0, count("file", file));
        awaitRemoved();
        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void fileOfATicketWhoseEventIsLateStays() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        ticketService.answers(
                account,
                "GET",
                "/internal/conversations/" + ticket,
                200,
                "{\"sequence\":%d,\"snapshot\":%s}".formatted(opened.version(), opened.snapshot()));
        age("25 hours");

        unattached.deleteExpired();

        assertEquals("f", ofRow(file, WAITS));
        get(file).statusCode(200);
    }

    @Test
    void fileStaysWhileTicketServiceDoesNotSay() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        age("25 hours");
        ticketService.down();

        unattached.deleteExpired();

        assertEquals("t", ofRow(file, WAITS));
        ticketService.up();
        ticketService.answers(account, "GET", "/internal/conversations/" + ticket, 500, "{}");
        unattached.deleteExpired();
        assertEquals("t", ofRow(file, WAITS));
        ticketService.answers(account, "GET", "/internal/conversations/" + ticket, 404, "{}");
        unattached.deleteExpired();
        assertEquals(0, count("file", file));
    }

    /** The file is counted and not committed, when the deletion comes: that of a ticket waits for it and takes the file, too. */
    @Test
    void deletionSeesAFileThatIsBeingStored() throws Exception {
        publishCreated();
        awaitKnown();
        var thread = Executors.newSingleThreadExecutor();
        try (var connection = new AllAccounts().getConnection();
                var statement = connection.createStatement()) {
            execute("INSERT INTO file_usage (account_id, files, bytes) VALUES ('" + account + "', 0, 0)");
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM file_usage WHERE account_id = '" + account + "' FOR UPDATE");
            var storing = thread.submit(() -> put(file, "a.png", PNG).statusCode(204));
            awaitWaiting("file_usage");
            publishDeleted();
            awaitWaiting("ticket_replica");
            connection.rollback();
            storing.get();
        } finally {
            thread.shutdown();
        }

        await().atMost(SOON).untilAsserted(() -> assertEquals(0, count("file", file)));
    }

    private void awaitWaiting(String table) {
        await().atMost(SOON).until(() -> {
            try (var connection = new AllAccounts().getConnection();
                    var select = connection.prepareStatement(
                            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ?")) {
                select.setString(1, "%" + table + "%");
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private void publishCreated() {
        publishCreated(account);
    }

    private void publishCreated(String someAccount) {
        TopicWriter.publish(Event.of(
                "ticket.created", Long.toString(opened.id()), someAccount, opened.version(), opened.snapshot()));
    }

    /** Events of a ticket's number are handled one after the other, whatever their account is. */
    private void awaitHandled() {
        var other = "other-" + UUID.randomUUID();
        publishCreated(other);
        awaitKnown(other);
    }

    private void publishDeleted() {
        ticketService.answers(account, "GET", "/internal/tickets/" + opened.id(), 404, "{}");
        TopicWriter.publish(Event.of("ticket.deleted", Long.toString(opened.id()), account, 9, opened.snapshot()));
    }

    private void awaitKnown() {
        awaitKnown(account);
    }

    private void awaitKnown(String someAccount) {
        await().atMost(SOON).until(() -> {
            try (var connection = new AllAccounts().getConnection();
                    var select = connection.prepareStatement(
                            "SELECT 1 FROM ticket_replica WHERE account_id = ? AND body ->> 'uid' = ?")) {
                select.setString(1, someAccount);
                select.setString(2, ticket.toString());
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    private void age(String time) throws SQLException {
        execute("UPDATE file SET unattached_since = now() - interval '" + time + "' WHERE id = '" + file
                + "' AND unattached_since IS NOT NULL");
    }

    private void awaitRemoved() {
        await().atMost(SOON).untilAsserted(() -> {
            removal.removeDue();
            assertFalse(Files.exists(object(file)));
            assertEquals(0, count("file_removal", file));
        });
    }
}
