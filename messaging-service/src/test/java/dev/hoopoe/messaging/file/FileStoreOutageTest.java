package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.Signals;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the file store is away. */
@QuarkusTest
class FileStoreOutageTest extends FileTest {

    private final UserFixture agent = anAgentOf(3L);

    @Inject
    FileRemoval removal;

    @BeforeEach
    void knowAgent() {
        known(agent);
    }

    @Test
    void storeThatIsDownIs503AndNothingIsLost() throws SQLException {
        var uploaded = upload(tokenOf(agent), "a.txt", TEXT).statusCode(201).extract();
        String file = uploaded.path("data.id");
        int message = message(file);
        store.stop();
        try {
            upload(tokenOf(agent), "b.txt", TEXT)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("success", equalTo(false));
            download(uploaded.path("data.url")).then().statusCode(503).body("success", equalTo(false));
            assertEquals(new FileCount(1, TEXT.length), usage());
            asAdministrator().get("/api/messages/" + message).then().body("data.attachments[0].id", equalTo(file));
            asAdministrator().delete("/api/messages/" + message).then().statusCode(200);
            removal.removeDue();
            assertEquals(1, count("file_removal", file));
        } finally {
            store.start();
        }
        assertTrue(Files.exists(object(file)));
        execute("UPDATE file_removal SET due_at = now() WHERE id = '" + file + "'");
        awaitRemoved(file);
    }

    @Test
    void storeThatHangsIs503InTime() {
        var process = store.process().map(ChildProcess::pid).orElseThrow();
        Signals.send(process, "STOP");
        try {
            var start = System.nanoTime();
            upload(tokenOf(agent), "a.txt", TEXT).statusCode(503);
            var taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(Duration.ofSeconds(25)) < 0, taken::toString);
        } finally {
            Signals.send(process, "CONT");
        }
        upload(tokenOf(agent), "a.txt", TEXT).statusCode(201);
    }

    private int message(String file) {
        var body = Map.of("ticket_id", known(aTicket().inDepartment(3)).id(), "body", "x", "file_ids", List.of(file));
        return as(agent)
                .body(body)
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private void awaitRemoved(String file) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            removal.removeDue();
            assertFalse(Files.exists(object(file)));
            assertEquals(0, count("file_removal", file));
        });
    }
}
