package dev.hoopoe.ticket.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.ticket.status.StatusNames;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which old tickets are removed; the clock is put forward, so that all tickets of all tests are old. */
@QuarkusTest
class RetentionTest {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    /** Such as no other test uses, so that their tickets stay. */
    private static final String RARE = "unresolved";

    @Inject
    StatusNames names;

    @Inject
    ExpiredTickets expired;

    @Inject
    AccountScope accounts;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    RetentionConfig configured;

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    record Settings(Duration pollInterval, Duration removeAfter, String removeStatus, boolean dryRun)
            implements RetentionConfig {

        static Settings of(String status) {
            return new Settings(Duration.ofHours(24), THIRTY_DAYS, status, false);
        }
    }

    @Test
    void ticketIsRemovedWhenItsDayIsMoreThanThirtyDaysAgo() {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        run(Settings.of(RARE), 30);
        assertEquals(200, statusOf(ticket));
        run(Settings.of(RARE), 31);
        assertEquals(404, statusOf(ticket));
    }

    @Test
    void removalPublishesDeletedByTheWorker() {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        run(Settings.of(RARE), 31);

        try (var events = new TestEvents()) {
            var deleted = events.ofTicket(ticket, 2).get(1);
            assertEquals("deleted", deleted.name());
            assertEquals("system", deleted.body().at("/actor/type").asText());
            assertEquals(
                    "ticket-service/retention", deleted.body().at("/actor/name").asText());
            Awaitility.await().until(() -> events.isBuried(ticket));
        }
    }

    @Test
    void ticketInAnotherStatusStays() {
        var ticket = desk.open().id();

        run(Settings.of(RARE), 31);

        assertEquals(200, statusOf(ticket));
    }

    @Test
    void ticketsOfEveryAccountAreRemovedInBatches() throws SQLException {
        var other = TicketFixture.account();
        var ticket = other.open(other.detailsWith("status", RARE)).id();
        new TicketCopies().make(desk.open(desk.detailsWith("status", RARE)).id(), 249);

        run(Settings.of(RARE), 31);

        assertEquals(0, total());
        other.get(other.administrator(), ticket).statusCode(404);
    }

    @Test
    void dryRunRemovesNothing() {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        run(new Settings(Duration.ofHours(24), THIRTY_DAYS, RARE, true), 31);

        assertEquals(200, statusOf(ticket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conclued", "cerrado"})
    void wordOfADialectStandsForItsStatuses(String word) {
        assertEquals(
                Set.of(TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.UNRESOLVED, TicketStatus.SPAM),
                names.statusesOf(word));
    }

    @ParameterizedTest
    @CsvSource({"done, P30D", "'', P30D", "CONCLUED, P30D", "unresolved, P-1D"})
    void invalidSettingsRemoveNothing(String status, Duration age) {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        run(new Settings(Duration.ofHours(24), age, status, false), 31);

        assertEquals(200, statusOf(ticket));
    }

    @Test
    void agesBeyondTheCalendarRemoveNothing() {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        run(new Settings(Duration.ofHours(24), Duration.ofDays(999_999_999_999L), RARE, false), 31);

        assertEquals(200, statusOf(ticket));
    }

    @Test
    void oneReplicaRemovesAtATime() throws SQLException, InterruptedException {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        try (var otherReplica = database.getConnection()) {
            otherReplica.setAutoCommit(false);
            ExpiredTickets.LOCK.lock(otherReplica);
            var thisReplica = new Thread(() -> run(Settings.of(RARE), 31));
            thisReplica.start();
            thisReplica.join();
            assertEquals(200, statusOf(ticket));
            otherReplica.rollback();
        }
        run(Settings.of(RARE), 31);
        assertEquals(404, statusOf(ticket));
    }

    @Test
    @TwoReplicas(RetentionSchedule.class)
    void ticketsThatAKilledReplicaWasRemovingAreRemovedOnceByAnother() throws Exception {
        var ticket = desk.open(desk.detailsWith("status", RARE)).id();

        KilledReplica.during("DELETE", "ticket", () -> run(Settings.of(RARE), 31));
        run(Settings.of(RARE), 31);

        assertEquals(404, statusOf(ticket));
        try (var events = new TestEvents()) {
            Awaitility.await().until(() -> events.isBuried(ticket));
            assertEquals(
                    List.of("created", "deleted"),
                    events.ofTicketSoFar(ticket).stream()
                            .map(TestEvents.TicketRecord::name)
                            .toList());
        }
    }

    @Test
    void removalIsOffByDefault() {
        assertEquals(Duration.ZERO, configured.pollInterval());
        assertEquals(THIRTY_DAYS, configured.removeAfter());
        assertEquals("conclued", configured.removeStatus());
        assertFalse(configured.dryRun());
    }

    private void run(RetentionConfig settings, int daysFromToday) {
        var noon = LocalDate.now(clock).plusDays(daysFromToday).atTime(12, 0);
        var then = Clock.fixed(noon.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        new Retention(settings, names, expired, accounts, then).run();
    }

    private int statusOf(long ticket) {
        return desk.get(desk.administrator(), ticket).extract().statusCode();
    }

    private int total() {
        return desk.list(desk.administrator(), "/api/tickets").extract().path("data.total");
    }
}
