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
    private static final int GATHERED = 32 * 1024;

    private static final String STILL_HERE = ":\n\n";
    private static final int RETRY_MILLIS = 1_000;
    private static final int RETRY_SPREAD_MILLIS = 2_000;

    private final FeedSubscription reading;
    private final FeedConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final HttpServerResponse response;
    private volatile boolean closed;
    private FeedBatch part;
    private Iterator<PlacedEvent> toWrite = Collections.emptyIterator();
    private FeedCursor told = FeedCursor.OLDEST;

    FeedStream(
            FeedSubscription reading,
            FeedConfig config,
            ObjectMapper mapper,
            Clock clock,
            HttpServerResponse response) {
        this.reading = reading;
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
        take(first);
        return write("retry:" + RETRY_MILLIS + "\n" + (first.events().isEmpty() ? place() : "\n"))
                .chain(this::writeUntilOver)
                .onFailure()
                .recoverWithUni(this::breakOff)
                .chain(this::end);
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
            return write(gathered()).replaceWith(true);
        }
        return reading.next(part.next(), clock.instant().plus(config.heartbeat()), this::isOver)
                .chain(next -> {
                    take(next);
                    return write(toWrite.hasNext() ? gathered() : place());
                })
                .replaceWith(true);
    }

    private boolean isOver() {
        return closed || reading.isOver();
    }

    private void take(FeedBatch next) {
        part = next;
        toWrite = next.events().iterator();
    }

    private String gathered() {
        var text = new StringBuilder();
        while (toWrite.hasNext() && text.length() < GATHERED && !isOver()) {
            append(toWrite.next(), text);
        }
        if (!toWrite.hasNext() && !told.equals(part.next())) {
            text.append(place());
        }
        return text.toString();
    }

    private void append(PlacedEvent placed, StringBuilder text) {
        told = placed.after();
        try {
            text.append("id:")
                    .append(told.text())
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
        if (told.equals(part.next())) {
            return STILL_HERE;
        }
        told = part.next();
        return "id:" + told.text() + "\n\n";
    }

    /** Completes once the network has taken it; fails when that takes too long. */
    private Uni<Void> write(String text) {
        if (text.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> response.write(Buffer.buffer(text)).toCompletionStage())
                .ifNoItem()
                .after(config.patience())
                .fail()
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The reader reconnects with its last id, as after a broken connection. */
    private Uni<Void> breakOff(Throwable failure) {
        LOG.debug("Event stream aborted", failure);
        closed = true;
        response.reset();
        return Uni.createFrom().voidItem();
    }

    /** When the service stops, its readers reconnect to other replicas; the random delay spreads them. */
    private Uni<Void> end() {
        if (closed) {
            return Uni.createFrom().voidItem();
        }
        var retry = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_SPREAD_MILLIS);
        return Uni.createFrom()
                .completionStage(() -> response.end("retry:" + retry + "\n\n").toCompletionStage())
                .onFailure()
                .recoverWithNull();
    }
}
