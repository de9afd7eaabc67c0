package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That bytes go with their file, and files with their message. */
@QuarkusTest
class FileRemovalTest extends FileTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    FileRemoval removal;

    @Inject
    UnattachedFiles unattached;

    @Test
    void filesOfADeletedMessageAreDeleted() throws SQLException {
        var file = upload();
        var stays = upload();
        var message = write(aTicket(), file);
        assertTrue(isStored(file));

        asAdministrator().delete("/api/messages/" + message).then().statusCode(200);

        assertEquals(0, count("file", file));
        assertEquals(1, count("file", stays));
        assertEquals(new FileCount(1, TEXT.length), usage());
        awaitRemoved(file);
        assertTrue(isStored(stays));
    }

    @Test
    void filesOfADeletedTicketAreDeleted() throws SQLException {
        var ticket = aTicket();
        var file = upload();
        write(ticket, file);

        ticketService.answers(account, "GET", "/internal/tickets/" + ticket.id(), 404, "{}");
        TopicWriter.publish(Event.of("ticket.deleted", Long.toString(ticket.id()), account, 9, ticket.snapshot()));

        await().atMost(SOON).until(() -> count("file", file) == 0);
        awaitRemoved(file);
        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void fileThatNoMessageTookIsDeletedAfterADay() throws SQLException {
        var old = upload();
        var recent = upload();
        var taken = upload();
        write(aTicket(), taken);
        age(old, "25 hours");
        age(recent, "23 hours");

        unattached.deleteExpired();

        assertEquals(0, count("file", old));
        assertEquals(1, count("file", recent));
        assertEquals(1, count("file", taken));
        awaitRemoved(old);
        assertTrue(isStored(recent));
        assertEquals(new FileCount(2, 2L * TEXT.length), usage());
    }

    @Test
    @TwoReplicas(UnattachedFiles.class)
    void filesThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        var file = upload();
        age(file, "25 hours");

        KilledReplica.during("DELETE", "file", unattached::deleteExpired);
        unattached.deleteExpired();

        assertEquals(0, count("file", file));
        awaitRemoved(file);
        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    @TwoReplicas(FileRemoval.class)
    void bytesThatAKilledReplicaLeasedAreRemovedByAnother() throws Exception {
        var file = upload();
        var message = write(aTicket(), file);
        asAdministrator().delete("/api/messages/" + message).then().statusCode(200);
        execute("INSERT INTO file_removal (id, account_id, due_at) VALUES ('" + file + "', '" + account
                + "', now()) ON CONFLICT DO NOTHING");

        KilledReplica.during("UPDATE", "file_removal", removal::removeDue);
        removal.removeDue();

        awaitRemoved(file);
    }

    private String upload() {
        return uploaded(administratorTokenOf(administrator), "a.txt", TEXT);
    }

    private int write(TicketFixture ticket, String file) {
        return asAdministrator()
                .body(Map.of("ticket_id", known(ticket).id(), "body", "See there", "file_ids", List.of(file)))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private static void age(String file, String time) throws SQLException {
        execute("UPDATE file SET unattached_since = now() - interval '" + time + "' WHERE id = '" + file + "'");
    }

    private boolean isStored(String file) {
        return Files.exists(object(file));
    }

    private void awaitRemoved(String file) {
        await().atMost(SOON).untilAsserted(() -> {
            removal.removeDue();
            assertFalse(isStored(file));
            assertEquals(0, count("file_removal", file));
        });
    }
}
