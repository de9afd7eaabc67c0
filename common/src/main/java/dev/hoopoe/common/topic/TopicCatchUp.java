package dev.hoopoe.common.topic;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Reads a state from the service that owns it at the start, since the topic lacks what is still in the outbox, and polls
 * it until the topic has been read. The topic is read from its beginning, so a change after the last poll is on it.
 */
@BackgroundWork(Coordination.NONE)
public final class TopicCatchUp implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicCatchUp.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    /** Poll interval while Kafka does not answer: a change takes effect at most this much later. */
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(2);

    private final String name;
    private final Source source;
    private final BooleanSupplier topicWasRead;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean sourceWasAsked;
    private volatile boolean sourceWasRead;
    private boolean warned;

    /** @param name of what is read, as in {@code ended-sessions} */
    public TopicCatchUp(String name, Source source, BooleanSupplier topicWasRead) {
        this.name = name;
        this.source = source;
        this.topicWasRead = topicWasRead;
        this.thread = new Thread(this::readUntilTopicWasRead, name + "-catch-up");
        thread.setDaemon(true);
    }

    /** Reads the state from its owner and applies it. */
    public interface Source {

        void read() throws IOException;

        /** The topic has been read; {@link #read} is not called again. */
        default void finish() {}
    }

    public void start() {
        thread.start();
    }

    /** True once all that changed before this process started is known. */
    public boolean isKnown() {
        return sourceWasRead || (sourceWasAsked && topicWasRead.getAsBoolean());
    }

    private void readUntilTopicWasRead() {
        while (!closed) {
            var pause = read() ? READ_AGAIN_AFTER : RETRY_AFTER;
            sourceWasAsked = true;
            if (topicWasRead.getAsBoolean()) {
                source.finish();
                return;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean read() {
        try {
            source.read();
            sourceWasRead = true;
            return true;
        } catch (IOException | RuntimeException e) {
            if (!warned && !topicWasRead.getAsBoolean()) {
                warned = true;
                LOG.warnf(
                        "%s: known neither from Kafka nor from the service that owns them; retrying: %s",
                        name, e.getMessage());
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
