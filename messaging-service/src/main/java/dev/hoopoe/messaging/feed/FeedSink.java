package dev.hoopoe.messaging.feed;

import io.smallrye.mutiny.Uni;

/** Takes a reader's events, batch after batch. */
public interface FeedSink {

    /**
     * Sends a batch, which has no events when there were none for some time.
     *
     * @return completes once the reader has taken it; the next batch is not read before that
     */
    Uni<Void> send(FeedBatch batch);

    /** Polled; once true no batch follows. */
    boolean isClosed();
}
