package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketCopies;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of tickets that HCall's staff sees (contract HCall, C-10). */
@QuarkusTest
class HCallTicketFetchTest {

    private final AllAccounts database = new AllAccounts();

    private HCallFixture desk;

    @BeforeEach
    void openAccount() {
        desk = new HCallFixture();
    }

    @Test
    void ticketsAreListedWithTheirAuthorsOldestFirst() {
        var first = desk.create("Printer");
        var second = desk.create("Scanner");

        desk.fetch(Map.of())
                .statusCode(200)
                .body("status", equalTo(true))
                .body("size()", equalTo(2))
                .body("tickets.ticket_id", contains(first, second))
                .body("tickets.ticket_name", contains("Printer", "Scanner"))
                .body("tickets.ticket_status", contains("pending", "pending"))
                .body("tickets.ticket_author", contains("John Doe", "John Doe"))
                .body("tickets[0].ticket_date", matchesPattern("[0-9-]{10}T[0-9:]{8}Z"))
                .body("tickets[0].size()", equalTo(5));
    }

    @Test
    void noTicketIsNotFoundWithoutAReason() {
        assertNone(Map.of());
    }

    @Test
    void authorIsTheWholeAddressInAnyCase() {
        var ticket = desk.create("Printer");
        desk.homa().open();

        for (var address : List.of("johndoe@example.com", "JOHNDOE@EXAMPLE.COM", "JohnDoe@example.com")) {
            desk.fetch(Map.of("author", address)).body("tickets.ticket_id", contains(ticket));
        }
        for (var other : List.of("johndoe@example", "%", "johndoe_example.com", "nobody@example.com", "'")) {
            assertNone(Map.of("author", other));
        }
    }

    @Test
    void statusIsWhatTheTicketIsShownAs() {
        for (var status : List.of("new", "in_progress", "wait_for_user", "closed", "spam", "resolved")) {
            desk.homa().open(desk.homa().detailsWith("status", status));
        }

        desk.fetch(Map.of("status", "pending")).body("tickets", hasSize(1));
        desk.fetch(Map.of("status", "doing")).body("tickets", hasSize(2));
        desk.fetch(Map.of("status", "conclued"))
                .body("tickets.ticket_status", equalTo(List.of("conclued", "conclued", "conclued")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"concluded", "closed", "PENDING", "pending,doing"})
    void unknownStatusFindsNone(String status) {
        desk.create("Printer");

        assertNone(Map.of("status", status));
    }

    @Test
    void nameIsAPartInAnyCase() {
        var ticket = desk.create("Drucker 100%_!ÄRGER");
        desk.create("Scanner");

        for (var part : List.of("drucker", "100%", "%_!", "ärger", "R 1")) {
            desk.fetch(Map.of("name", part)).body("tickets.ticket_id", contains(ticket));
        }
        for (var other : List.of("Drücker", "0_%", "x".repeat(5000), "'; --")) {
            assertNone(Map.of("name", other));
        }
    }

    @Test
    void dateIsTheFirstDayOfCreation() throws SQLException {
        var before = desk.create("Before");
        var onTheDay = desk.create("On the day");
        createdAt(desk.number(before), "2023-07-14T23:59:59.999Z");
        createdAt(desk.number(onTheDay), "2023-07-15T00:00:00Z");

        desk.fetch(Map.of("date", "2023-07-15")).body("tickets.ticket_id", contains(onTheDay));
        desk.fetch(Map.of("date", "0001-01-01")).body("tickets.ticket_id", contains(before, onTheDay));
        assertNone(Map.of("date", "9999-12-31"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2023-13-01",
                "2023-00-10",
                "2023-7-1",
                "15.07.2023",
                "2023-07-15T00:00:00Z",
                "today",
                "+2023-07-15",
                " "
            })
    void whatIsNoDayIsRefusedAsNotFound(String date) {
        desk.fetch(Map.of("date", date))
                .statusCode(404)
                .body("message", equalTo("Invalid date format"))
                .body("reason", instanceOf(String.class))
                .body("status", equalTo(false))
                .body("size()", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "status", "date", "name"})
    void nulCharacterIsInvalidWhereverItStands(String filter) {
        desk.fetch(Map.of(filter, "\u0000")).statusCode(400).body("message", equalTo("Invalid data"));
    }

    @Test
    void yearZeroIsADay() {
        var ticket = desk.create("Printer");

        desk.fetch(Map.of("date", "0000-01-01")).body("tickets.ticket_id", contains(ticket));
    }

    @Test
    void filtersHoldTogetherAndEmptyOnesDoNot() {
        var ticket = desk.create("Printer");
        desk.post(desk.admin(), "edit", Map.of("ticket_id", desk.create("Printer 2"), "ticket_status", "doing"));
        desk.homa().open();
        var all = Map.of("author", "johndoe@example.com", "status", "pending", "date", "2023-07-15", "name", "PRINT");

        desk.fetch(all).body("tickets.ticket_id", contains(ticket));
        desk.fetch(Map.of("author", "", "status", "", "date", "", "name", "")).body("tickets", hasSize(3));
    }

    @Test
    void ticketsOfAClientWhoIsGoneAreOfAnUnknownUser() {
        desk.create("Printer");
        try (var events = new TestEvents()) {
            events.publish(Event.of(
                    "client.deleted", desk.john().toString(), desk.homa().name(), 7, Map.of("id", desk.john())));
        }

        Awaitility.await()
                .untilAsserted(() -> desk.fetch(Map.of()).body("tickets.ticket_author", contains("Unknown User")));
        assertNone(Map.of("author", "johndoe@example.com"));
    }

    @Test
    void ticketsOfAnotherAccountAreNotListed() {
        new HCallFixture().create("Printer");

        assertNone(Map.of());
        assertNone(Map.of("author", "johndoe@example.com"));
    }

    /** A list that looked at a single image would wait here for as long as the table is locked. */
    @Test
    void tenThousandTicketsAreListedWithoutALookAtTheirImages() throws SQLException {
        var ticket = desk.homa().open().id();
        new TicketCopies().make(ticket, 9_999);
        giveEachAnImage();

        try (var connection = database.getConnection();
                var lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE ticket_image IN ACCESS EXCLUSIVE MODE");
            List<String> ids = assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> desk.fetch(Map.of("name", "print")).extract().path("tickets.ticket_id"));
            connection.rollback();

            assertEquals(10_000, ids.size());
            assertEquals(10_000, new HashSet<>(ids).size());
        }
    }

    private void giveEachAnImage() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO ticket_image
                            (account_id, ticket_id, image_id, name, type, content, file_id, uploaded_at)
                        SELECT account_id, id, 'img_00000001', 'a.png', 'image/png', '', gen_random_uuid(), created_at
                        FROM ticket WHERE account_id = ?
                        """)) {
            insert.setString(1, desk.homa().name());
            assertEquals(10_000, insert.executeUpdate());
        }
    }

    private void assertNone(Map<String, String> query) {
        desk.fetch(query).statusCode(404).body("", equalTo(Map.of("message", "No tickets found", "status", false)));
    }

    private void createdAt(long ticket, String time) throws SQLException {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("UPDATE ticket SET created_at = ?::timestamptz WHERE id = ?")) {
            update.setString(1, time);
            update.setLong(2, ticket);
            update.executeUpdate();
        }
    }
}
