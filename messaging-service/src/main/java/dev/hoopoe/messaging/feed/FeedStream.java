package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.sql.DatabaseException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * One reader's stream of server-sent events (HTML standard, section 9.2). It has one batch of the feed in memory and reads
 * the next one when the network has taken the last of it. Written by hand: the framework's own events always
 * have data, and a cursor alone has none.
 */
final class FeedStream {

    private static final Logger LOG = Logger.getLogger(FeedStream.class);

    /** Characters; small events are written together up to this. */
    private static final int BATCH_CHARACTERS = 32 * 1024;

    private static final String HEARTBEAT = ":\n\n";
    private static final int RETRY_MILLIS = 1_000;
    private static final int RETRY_SPREAD_MILLIS = 2_000;

    private final FeedSubscription subscription;
    private final FeedConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final HttpServerResponse response;
    private volatile boolean closed;

    /** What is to be written beside the events once the stream has begun; guards {@link #begun}. */
    private final StringBuilder early = new StringBuilder();

    private boolean begun;
    private FeedBatch batch;
    private Iterator<PlacedEvent> toWrite = Collections.emptyIterator();
    private FeedCursor sent = FeedCursor.OLDEST;

    FeedStream(
            FeedSubscription subscription,
            FeedConfig config,
            ObjectMapper mapper,
            Clock clock,
            HttpServerResponse response) {
        this.subscription = subscription;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
        this.response = response;
    }

    /** Answers HEAD. */
    static Uni<Void> endAfterHead(HttpServerResponse response) {
        return Uni.createFrom().completionStage(() -> withHead(response).end().toCompletionStage());
    }

    /** The connection was closed. */
    void close() {
        closed = true;
    }

    /** Writes from that batch on until the connection is closed, the session ends, or the service stops. */
    Uni<Void> run(FeedBatch first) {
        withHead(response);
        start(first);
        return write("retry:" + RETRY_MILLIS + "\n" + (first.events().isEmpty() ? place() : "\n"))
                .invoke(this::begin)
                .chain(this::writeUntilOver)
                .onFailure()
                .recoverWithUni(this::abort)
                .chain(this::end);
    }

    /** Writes something beside the events, between two of them; drops it when the reader does not keep up. */
    void append(String type, String data) {
        var block = "event:" + type + "\ndata:" + data + "\n\n";
        synchronized (early) {
            if (!begun) {
                early.append(block);
                return;
            }
        }
        if (!closed && !response.writeQueueFull()) {
            writeBeside(block);
        }
    }

    private void begin() {
        synchronized (early) {
            begun = true;
        }
        if (early.length() > 0) {
            writeBeside(early.toString());
        }
    }

    private void writeBeside(String blocks) {
        response.write(Buffer.buffer(blocks)).onFailure(failure -> LOG.debug("Event stream not written to", failure));
    }

    private static HttpServerResponse withHead(HttpServerResponse response) {
        return response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
    }

    private Uni<Void> writeUntilOver() {
        return Multi.createBy()
                .repeating()
                .uni(() -> this, FeedStream::step)
                .until(written -> isOver())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Boolean> step() {
        if (toWrite.hasNext()) {
            return write(nextText()).replaceWith(true);
        }
        return subscription
                .next(batch.next(), clock.instant().plus(config.heartbeat()), this::isOver)
                .chain(next -> {
                    start(next);
                    return write(toWrite.hasNext() ? nextText() : place());
                })
                .replaceWith(true);
    }

    private boolean isOver() {
        return closed || subscription.isOver();
    }

    private void start(FeedBatch next) {
        batch = next;
        toWrite = next.events().iterator();
    }

    private String nextText() {
        var text = new StringBuilder();
        while (toWrite.hasNext() && text.length() < BATCH_CHARACTERS && !isOver()) {
            append(toWrite.next(), text);
        }
        if (!toWrite.hasNext() && !sent.equals(batch.next())) {
            text.append(place());
        }
        return text.toString();
    }

    private void append(PlacedEvent placed, StringBuilder text) {
        sent = placed.after();
        try {
            text.append("id:")
                    .append(sent.text())
                    .append("\nevent:")
                    .append(placed.event().type())
                    .append("\ndata:")
                    .append(mapper.writeValueAsString(placed.event()))
                    .append("\n\n");
        } catch (JsonProcessingException e) {
            throw new DatabaseException("An event could not be written", e);
        }
    }

    /** The cursor where no event carries it, or a heartbeat. */
    private String place() {
        if (sent.equals(batch.next())) {
            return HEARTBEAT;
        }
        sent = batch.next();
        return "id:" + sent.text() + "\n\n";
    }

    /** Completes once the network has taken it; fails when that takes too long. */
    private Uni<Void> write(String text) {
        if (text.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> response.write(Buffer.buffer(text)).toCompletionStage())
                .ifNoItem()
                .after(config.streamTimeout())
                .fail()
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * The reader reconnects with its last id, as after a broken connection. A read that fails because the session has ended is
     * an orderly end.
     */
    private Uni<Void> abort(Throwable failure) {
        if (isOver()) {
            return Uni.createFrom().voidItem();
        }
        LOG.debug("Event stream aborted", failure);
        closed = true;
        response.reset();
        return Uni.createFrom().voidItem();
    }

    /** The last block says why; when the service stops, its readers reconnect to other replicas, at random times. */
    private Uni<Void> end() {
        if (closed) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> response.end(farewell()).toCompletionStage())
                .onFailure()
                .recoverWithNull();
    }

    private String farewell() {
        if (!subscription.isStopping()) {
            return ":the session has ended\n\n";
        }
        var retry = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_MILLIS);
        return ":the service stops; reconnect\nretry:" + retry + "\n\n";
    }
}
