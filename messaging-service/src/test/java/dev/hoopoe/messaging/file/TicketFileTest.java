package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files of tickets, which ticket-service stores and reads (docs/decisions/0069). */
@QuarkusTest
class TicketFileTest extends TicketFiles {

    private static final int LIMIT = 25 * 1024 * 1024;

    @Test
    void bytesComeBackAsTheyWere() throws SQLException {
        put(file, "../cat {1}.png", PNG).statusCode(204);

        assertArrayEquals(PNG, get(file).statusCode(200).extract().asByteArray());
        assertEquals(
                "cat {1}.png image/png service", ofRow(file, "name || ' ' || content_type || ' ' || uploader_kind"));
        assertEquals(new FileCount(1, PNG.length), usage());
    }

    @Test
    void fileIsStoredAgainAndCountedOnce() throws Exception {
        put(file, "a.png", PNG).statusCode(204);
        Files.delete(object(file));

        put(file, "a.png", PNG).statusCode(204);

        assertArrayEquals(PNG, Files.readAllBytes(object(file)));
        assertEquals(new FileCount(1, PNG.length), usage());
    }

    @Test
    void idOfAnotherFileIsAConflict() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);

        put(file, "a.png", TEXT).statusCode(409);
        put(file, UUID.randomUUID(), "a.png", PNG).statusCode(409);
        var uploaded = uploaded(administratorTokenOf(administrator), "a.png", PNG);
        put(uploaded, "a.png", PNG).statusCode(409);

        assertArrayEquals(PNG, get(file).extract().asByteArray());
        assertEquals(new FileCount(2, 2L * PNG.length), usage());
    }

    @Test
    void largestFileIsStoredAndOneByteMoreIsNot() throws SQLException {
        var bytes = new byte[LIMIT + 1];
        Arrays.fill(bytes, (byte) 'x');

        put(file, "a.txt", Arrays.copyOf(bytes, LIMIT)).statusCode(204);
        put(UUID.randomUUID().toString(), "b.txt", bytes)
                .statusCode(413)
                .body("data.message", containsString(Integer.toString(LIMIT)));

        assertEquals(new FileCount(1, LIMIT), usage());
        assertEquals(LIMIT, get(file).extract().asByteArray().length);
    }

    @Test
    void badRequestsStoreNothing() throws SQLException {
        put(file, "a.png", new byte[0]).statusCode(400).body("data.details", hasKey("file"));
        put("1", "a.png", PNG).statusCode(400);
        asTicketService().body(PNG).put("/internal/files/" + file).then().statusCode(400);
        asTicketService()
                .body(PNG)
                .put("/internal/files/" + file + "?ticket=1")
                .then()
                .statusCode(400);
        get("1").statusCode(400);

        assertEquals(new FileCount(0, 0), usage());
    }

    @Test
    void nothingIsLeftWhereBodiesArrive() throws IOException {
        var refused = UUID.randomUUID().toString();
        put(file, "a.png", PNG).statusCode(204);
        put(refused, "a.png", new byte[0]).statusCode(400);

        try (var arrived = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertEquals(
                    List.of(),
                    arrived.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith(file) || name.startsWith(refused))
                            .toList());
        }
    }

    @Test
    void accountsLimitIsKept() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        execute("UPDATE file_usage SET files = 100000 WHERE account_id = '" + account + "'");

        put(UUID.randomUUID().toString(), "b.png", PNG).statusCode(409).body("data.error", equalTo("conflict"));
        put(file, "a.png", PNG).statusCode(204);
    }

    @Test
    void fileOfAnotherAccountOrOfAMessageOrWithoutBytesIsUnknown() throws IOException {
        put(file, "a.png", PNG).statusCode(204);
        var uploaded = uploaded(administratorTokenOf(administrator), "a.png", PNG);

        asService("ticket", "other-" + UUID.randomUUID())
                .get("/internal/files/" + file)
                .then()
                .statusCode(404);
        get(uploaded).statusCode(404);
        get(UUID.randomUUID().toString()).statusCode(404);
        Files.delete(object(file));
        get(file).statusCode(404);
    }

    @Test
    void onlyTicketServiceMayCall() {
        put(file, "a.png", PNG).statusCode(204);

        for (var service : List.of("auth", "directory", "messaging", "gateway", "operator")) {
            asService(service, account).get("/internal/files/" + file).then().statusCode(403);
            asService(service, account)
                    .body(PNG)
                    .put("/internal/files/" + UUID.randomUUID() + "?ticket=" + ticket)
                    .then()
                    .statusCode(403);
        }
        asAdministrator().get("/internal/files/" + file).then().statusCode(403);
        anonymous().get("/internal/files/" + file).then().statusCode(401);
    }

    @Test
    void messagesCannotTakeIt() {
        put(file, "a.png", PNG).statusCode(204);

        asAdministrator()
                .body(Map.of("ticket_id", known(aTicket()).id(), "body", "x", "file_ids", List.of(file)))
                .post("/api/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void storeThatIsDownIs503AndLeavesNothing() throws SQLException {
        put(file, "a.png", PNG).statusCode(204);
        store.stop();
        try {
            put(UUID.randomUUID().toString(), "b.png", PNG)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("success", equalTo(false));
            put(file, "a.png", PNG).statusCode(503);
            get(file).statusCode(503);
        } finally {
            store.start();
        }

        assertEquals(new FileCount(1, PNG.length), usage());
        assertTrue(Files.exists(object(file)));
        get(file).statusCode(200);
    }

    @Test
    void readingTakesNoPlaceForEver() {
        put(file, "a.png", PNG).statusCode(204);

        for (var i = 0; i < 30; i++) {
            get(file).statusCode(200);
            get(UUID.randomUUID().toString()).statusCode(404);
        }
    }
}
