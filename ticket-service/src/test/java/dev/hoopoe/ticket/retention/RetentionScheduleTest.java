package dev.hoopoe.ticket.retention;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.status.StatusNames;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Expired tickets are removed on a schedule, once an interval is configured. */
@QuarkusTest
class RetentionScheduleTest {

    private static final Duration CENTURY = Duration.ofDays(36_500);

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
    Scheduler scheduler;

    @AfterEach
    void end() {
        scheduler.unscheduleJob(Retention.NAME);
    }

    @Test
    void concludedTicketIsRemovedAfterAnInterval() throws SQLException {
        var desk = TicketFixture.account();
        var ticket = desk.open(desk.detailsWith("status", "resolved")).id();
        makeOlder(ticket);

        begin(Duration.ofSeconds(1));

        await().untilAsserted(() -> desk.get(desk.administrator(), ticket).statusCode(404));
        assertNotNull(scheduler.getScheduledJob(Retention.NAME));
    }

    @Test
    void nothingIsScheduledWithoutAPositiveInterval() {
        begin(Duration.ZERO);
        begin(Duration.ofHours(-1));

        assertNull(scheduler.getScheduledJob(Retention.NAME));
    }

    private void begin(Duration every) {
        var settings = new RetentionTest.Settings(every, CENTURY, "conclued", false);
        var retention = new Retention(settings, names, expired, accounts, clock);
        new RetentionSchedule(settings, retention, scheduler).begin(new StartupEvent());
    }

    private void makeOlder(long ticket) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var update = connection.prepareStatement(
                        "UPDATE ticket SET created_at = created_at - interval '200 years' WHERE id = ?")) {
            update.setLong(1, ticket);
            update.executeUpdate();
        }
    }
}
