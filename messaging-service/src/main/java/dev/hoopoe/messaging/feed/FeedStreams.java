package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens streams of server-sent events from the feed, up to a limit. */
@ApplicationScoped
public class FeedStreams {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    private final AtomicInteger open = new AtomicInteger();
    private final FeedService feed;
    private final FeedSignal signal;
    private final FeedConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;

    FeedStreams(
            FeedService feed,
            FeedSignal signal,
            FeedConfig config,
            ObjectMapper mapper,
            Clock clock,
            MeterRegistry meters) {
        this.feed = feed;
        this.signal = signal;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
        Gauge.builder("hoopoe.feed.streams", open, AtomicInteger::get)
                .description("Streams of events that are open in this process")
                .register(meters);
    }

    /** Completes when the stream has ended; errors of the request are answered before it begins. */
    public Uni<Void> open(FeedRequest request, RoutingContext context) {
        var subscription = feed.subscribe(
                request.filter(), request.limit(), config.maxStreamBatchSize().asLongValue());
        var from = feed.start(request);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return FeedStream.endAfterHead(context.response());
        }
        enter();
        try {
            var first = subscription.read(from);
            var stream = new FeedStream(subscription, config, mapper, clock, context.response());
            context.addEndHandler(ended -> stream.close());
            return stream.run(first).onTermination().invoke(this::leave);
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
    }

    private void enter() {
        if (open.incrementAndGet() > config.maxStreams()) {
            open.decrementAndGet();
            throw HoopoeException.full("Too many open streams; the limit is " + config.maxStreams(), TRY_AGAIN_AFTER);
        }
        signal.join();
    }

    private void leave() {
        signal.leave();
        open.decrementAndGet();
    }
}
