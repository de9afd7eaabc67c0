package dev.hoopoe.messaging.webhook.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What the attempts of one batch mean for their endpoint: fewer deliveries that wait, a failure that lasts, or its pause. */
final class EndpointHealthUpdate {

    private static final Logger LOG = Logger.getLogger(EndpointHealthUpdate.class);

    private static final String COUNT = """
            UPDATE webhook SET pending = pending - ?,
                failing_since = CASE WHEN ? THEN NULL WHEN ? THEN coalesce(failing_since, ?) ELSE failing_since END,
                missed_after = least(missed_after, ?), missed_through = greatest(missed_through, ?)
            WHERE id = ?
            """;

    private static final String STOP =
            "UPDATE webhook SET state = ?, state_reason = ?, updated_at = ? WHERE id = ? AND state = 'active'";

    private final UUID webhook;
    private int ended;
    private boolean succeeded;
    private boolean failed;
    private Long missedAfter;
    private Long missedThrough;
    private String stoppedAs;
    private String reason;

    EndpointHealthUpdate(UUID webhook) {
        this.webhook = webhook;
    }

    /** {@code written} is false when the result came too late to count; {@code over} says that the schedule has ended. */
    void take(CompletedAttempt one, boolean written, boolean over) {
        if (!written) {
            return;
        }
        ended += one.isEnd() ? 1 : 0;
        if (one.isExpired()) {
            miss(one.claim().position());
        } else if (one.isDelivered()) {
            succeeded = true;
        } else {
            failed = true;
            stopIfNeeded(one, over);
        }
    }

    private void miss(long position) {
        missedAfter = missedAfter == null ? position - 1 : Math.min(missedAfter, position - 1);
        missedThrough = missedThrough == null ? position : Math.max(missedThrough, position);
    }

    private void stopIfNeeded(CompletedAttempt one, boolean over) {
        if (one.attempt().result() == AttemptResult.GONE) {
            stoppedAs = "disabled";
            reason = "The endpoint answered 410 Gone";
        } else if (over && stoppedAs == null) {
            stoppedAs = "paused";
            reason = "All %d attempts to deliver %d failed; the last: %s"
                    .formatted(
                            one.claim().tries() + 1,
                            one.claim().id(),
                            one.attempt().outcome());
        }
    }

    void write(Connection connection, Instant now) throws SQLException {
        var time = now.atOffset(ZoneOffset.UTC);
        try (var update = connection.prepareStatement(COUNT)) {
            update.setInt(1, ended);
            update.setBoolean(2, succeeded);
            update.setBoolean(3, failed);
            update.setObject(4, time);
            update.setObject(5, missedAfter, Types.BIGINT);
            update.setObject(6, missedThrough, Types.BIGINT);
            update.setObject(7, webhook);
            update.executeUpdate();
        }
        if (stoppedAs != null) {
            stop(connection, time);
        }
    }

    private void stop(Connection connection, java.time.OffsetDateTime time) throws SQLException {
        try (var update = connection.prepareStatement(STOP)) {
            update.setString(1, stoppedAs);
            update.setString(2, reason);
            update.setObject(3, time);
            update.setObject(4, webhook);
            if (update.executeUpdate() > 0) {
                LOG.warnf("Webhook %s is %s now: %s", webhook, stoppedAs, reason);
            }
        }
    }
}
