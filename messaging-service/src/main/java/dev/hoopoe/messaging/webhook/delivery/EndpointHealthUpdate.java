package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.web.LogKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What the attempts of one batch mean for their endpoint: fewer deliveries that wait, a failure that lasts, or its pause. */
final class EndpointHealthUpdate {

    private static final Logger LOG = Logger.getLogger(EndpointHealthUpdate.class);

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

    /** {@code over} says that the schedule has ended. */
    void add(CompletedAttempt one, boolean over) {
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

    void write(Connection connection, WebhookStore webhooks, OffsetDateTime now) throws SQLException {
        webhooks.record(connection, this, now);
        if (stoppedAs != null && webhooks.stop(connection, webhook, stoppedAs, reason, now)) {
            LogKeys.with(LogKeys.WEBHOOK, webhook, () -> LOG.warnf("Webhook stopped, now %s: %s", stoppedAs, reason));
        }
    }

    UUID webhook() {
        return webhook;
    }

    /** How many deliveries have ended. */
    int ended() {
        return ended;
    }

    /** Whether an attempt has succeeded. */
    boolean succeeded() {
        return succeeded;
    }

    /** Whether an attempt has failed. */
    boolean failed() {
        return failed;
    }

    /** Null when nothing was missed. */
    Long missedAfter() {
        return missedAfter;
    }

    /** Null when nothing was missed. */
    Long missedThrough() {
        return missedThrough;
    }
}
