package dev.hoopoe.common.identity;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Reads the ended sessions from their source at the start, since the topic lacks those still in the outbox, and polls
 * it until the topic has been read. The topic is read from its beginning, so a session that ends after the last poll
 * is on it.
 */
@BackgroundWork(Coordination.NONE)
public final class EndedSessionsCatchUp implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EndedSessionsCatchUp.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    /** Poll interval while Kafka does not answer: access ends at most this much later than the session. */
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(2);

    private final EndedSessions sessions;
    private final EndedSessionsSource source;
    private final BooleanSupplier topicWasRead;
    private final Thread thread = new Thread(this::readUntilTopicWasRead, "ended-sessions-catch-up");
    private volatile boolean closed;
    private volatile boolean sourceWasAsked;
    private volatile boolean sourceWasRead;
    private boolean warned;

    public EndedSessionsCatchUp(EndedSessions sessions, EndedSessionsSource source, EndedSessionsFeed topic) {
        this(sessions, source, topic::caughtUp);
    }

    EndedSessionsCatchUp(EndedSessions sessions, EndedSessionsSource source, BooleanSupplier topicWasRead) {
        this.sessions = sessions;
        this.source = source;
        this.topicWasRead = topicWasRead;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** True once all sessions that ended before this process started are refused. */
    public boolean isKnown() {
        return sourceWasRead || (sourceWasAsked && topicWasRead.getAsBoolean());
    }

    private void readUntilTopicWasRead() {
        while (!closed) {
            var pause = read() ? READ_AGAIN_AFTER : RETRY_AFTER;
            sourceWasAsked = true;
            if (topicWasRead.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean read() {
        try {
            source.read().forEach(sessions::add);
            sourceWasRead = true;
            return true;
        } catch (IOException | RuntimeException e) {
            if (!warned && !topicWasRead.getAsBoolean()) {
                warned = true;
                LOG.warnf(
                        "Ended sessions are known neither from Kafka nor from auth-service; retrying: %s",
                        e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
