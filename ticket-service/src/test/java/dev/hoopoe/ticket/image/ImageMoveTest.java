package dev.hoopoe.ticket.image;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.ticket.testing.FileAnswers;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That images from before become files, and are shown before and after. */
@QuarkusTest
class ImageMoveTest {

    private static final byte[] FIRST = {(byte) 0x89, 'P', 'N', 'G', 1};
    private static final byte[] SECOND = {(byte) 0x89, 'P', 'N', 'G', 2, 2};

    @Inject
    ImageMove move;

    @Inject
    ImageCalls calls;

    @Inject
    AccountScope accounts;

    @Inject
    InactiveAccountStore inactive;

    @Inject
    InactiveAccounts known;

    private TicketFixture desk;
    private FileAnswers files;
    private long ticket;

    @BeforeEach
    void openTicket() {
        desk = TicketFixture.account();
        files = desk.files();
        ticket = desk.open().id();
    }

    @Test
    void imagesFromBeforeAreShownBeforeAndAfterTheyAreMoved() throws SQLException {
        insertFormer("a {b}.png", FIRST);
        insertFormer("b.png", SECOND);
        assertShown(FIRST, SECOND);

        move.run();

        assertShown(FIRST, SECOND);
        assertEquals(2, count("file_id IS NOT NULL AND content = ''"));
        assertEquals(
                List.of("a {b}.png", "b.png"),
                files.files().stream().map(file -> file.get("name")).sorted().toList());
        assertEquals(
                List.of(uid(), uid()),
                files.files().stream().map(file -> file.get("ticket")).toList());
    }

    @Test
    void movedImagesAreNotMovedAgain() throws SQLException {
        insertFormer("a.png", FIRST);
        move.run();
        files.refusing(500);

        runAgain();

        assertEquals(1, files.calls());
        files.willing();
        assertShown(FIRST);
    }

    @Test
    void repetitionStoresNoSecondFile() throws SQLException {
        insertFormer("a.png", FIRST);
        move.run();
        execute("UPDATE ticket_image SET file_id = NULL, content = '\\x89504e4701' WHERE account_id = ?");

        runAgain();

        assertEquals(1, files.files().size());
        assertEquals(1, count("file_id IS NOT NULL"));
    }

    @Test
    void accountWithoutRoomKeepsItsImagesAndStopsNoOther() throws SQLException {
        insertFormer("a.png", FIRST);
        files.refusing(409);
        var other = TicketFixture.account();
        insertFormer(other, other.open().id(), "b.png", SECOND);

        move.run();

        assertShown(FIRST);
        assertEquals(1, count("file_id IS NULL"));
        assertEquals(1, other.files().files().size());
        files.willing();
        runAgain();
        assertEquals(1, count("file_id IS NOT NULL"));
    }

    @Test
    void imageThatIsTooLargeStopsNoOther() throws SQLException {
        insertFormer("a.png", FIRST);
        insertFormer("b.png", SECOND);
        files.refusing(413);

        move.run();
        assertEquals(2, count("file_id IS NULL"));
        assertEquals(2, files.calls());

        files.willing();
        runAgain();
        assertEquals(2, count("file_id IS NOT NULL"));
    }

    @Test
    void imagesStayWhileMessagingServiceIsAway() throws SQLException {
        insertFormer("a.png", FIRST);
        for (var away : List.<Runnable>of(files::silent, () -> files.refusing(503))) {
            away.run();
            runAgain();
            assertEquals(1, count("file_id IS NULL"));
            assertShown(FIRST);
        }

        files.willing();
        runAgain();

        assertEquals(1, count("file_id IS NOT NULL"));
    }

    @Test
    void imagesOfASuspendedAccountWait() throws SQLException {
        insertFormer("a.png", FIRST);
        QuarkusTransaction.requiringNew().run(() -> inactive.suspend(desk.name(), Instant.now()));
        Awaitility.await().until(() -> known.contains(desk.name()));

        move.run();
        assertEquals(1, count("file_id IS NULL"));

        QuarkusTransaction.requiringNew().run(() -> inactive.resume(desk.name()));
        Awaitility.await().until(() -> !known.contains(desk.name()));
        move.run();
        assertEquals(1, count("file_id IS NOT NULL"));
    }

    @Test
    void ticketMayBeDeletedWhileItsImageIsMoved() throws Exception {
        insertFormer("a.png", FIRST);
        files.waitingFor(2);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var moving = thread.submit(() -> {
                move.run();
                return null;
            });
            Awaitility.await().until(() -> files.callsUnderWay() == 1);
            desk.as(desk.administrator())
                    .delete("/api/tickets/" + ticket)
                    .then()
                    .statusCode(200);
            files.willing();
            moving.get();
        } finally {
            files.willing();
            thread.shutdown();
        }

        assertEquals(0, count("true"));
    }

    @Test
    void imageIsDueAgainFiveMinutesAfterAFailure() throws SQLException {
        insertFormer("a.png", FIRST);
        files.refusing(503);
        move.run();
        assertEquals(1, count("move_due_at BETWEEN now() + interval '4 minutes' AND now() + interval '5 minutes'"));
        files.willing();

        move.run();
        assertEquals(1, count("file_id IS NULL"));
        runAgain();
        assertEquals(1, count("file_id IS NOT NULL"));
    }

    @Test
    @TwoReplicas(ImageMove.class)
    void imageThatAKilledReplicaWasMovingIsMovedByAnother() throws Exception {
        insertFormer("a.png", FIRST);

        KilledReplica.during("UPDATE", "ticket_image", move::run);
        move.run();

        assertShown(FIRST);
        assertEquals(1, count("file_id IS NOT NULL"));
        assertEquals(1, files.files().size());
    }

    /** A request with an {@code Idempotency-Key} has a transaction of its own. */
    @Test
    void callsAreOutsideOfTheRequestsTransaction() {
        var active = accounts.call(
                Caller.system(desk.name(), "test"),
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> calls.each(List.of(1), item -> QuarkusTransaction.isActive())));

        assertEquals(List.of(false), active);
    }

    /** As in 5 minutes. */
    private void runAgain() throws SQLException {
        execute("UPDATE ticket_image SET move_due_at = now() WHERE account_id = ?");
        move.run();
    }

    private void assertShown(byte[]... contents) {
        var encoder = Base64.getEncoder();
        desk.withToken(desk.administrator().token())
                .queryParams(Map.of("ticket_id", "ticket_" + uid()))
                .get("/hcall/api/ticket/info")
                .then()
                .statusCode(200)
                .body(
                        "ticket_images.image_base64",
                        equalTo(List.of(contents).stream()
                                .map(encoder::encodeToString)
                                .toList()));
    }

    private String uid() {
        return desk.service()
                .get("/internal/tickets/" + ticket)
                .then()
                .statusCode(200)
                .extract()
                .path("snapshot.uid");
    }

    private void insertFormer(String name, byte[] content) throws SQLException {
        insertFormer(desk, ticket, name, content);
    }

    /** As the code of the former release does. */
    private static void insertFormer(TicketFixture owner, long ticketId, String name, byte[] content)
            throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO ticket_image (account_id, ticket_id, image_id, name, type, content, uploaded_at)
                        VALUES (?, ?, 'img_' || left(md5(random()::text), 8), ?, 'image/png', ?, now())
                        """)) {
            insert.setString(1, owner.name());
            insert.setLong(2, ticketId);
            insert.setString(3, name);
            insert.setBytes(4, content);
            insert.executeUpdate();
        }
    }

    private long count(String condition) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM ticket_image WHERE account_id = ? AND " + condition)) {
            select.setString(1, desk.name());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, desk.name());
            statement.executeUpdate();
        }
    }
}
