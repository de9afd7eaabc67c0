package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.async.Release;
import dev.hoopoe.common.identity.CurrentCaller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Opens streams of server-sent events from the feed, up to a limit. */
@ApplicationScoped
public class FeedStreams {

    private final StreamPlaces places;
    private final FeedService feed;
    private final FeedSignal signal;
    private final FeedConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final CurrentCaller caller;

    FeedStreams(
            FeedService feed,
            FeedSignal signal,
            FeedConfig config,
            ObjectMapper mapper,
            Clock clock,
            CurrentCaller caller,
            MeterRegistry meters) {
        this.feed = feed;
        this.signal = signal;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
        this.caller = caller;
        this.places = new StreamPlaces(config.maxStreams(), config.maxStreamsPerAccount());
        Gauge.builder("hoopoe.feed.streams", places, StreamPlaces::open)
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
        var account = caller.accountId();
        enter(account);
        try {
            var first = subscription.read(from);
            var stream = new FeedStream(subscription, config, mapper, clock, context.response());
            context.addEndHandler(ended -> stream.close());
            return Release.after(stream.run(first), () -> leave(account));
        } catch (RuntimeException e) {
            leave(account);
            throw e;
        }
    }

    private void enter(String account) {
        places.acquire(account);
        signal.join();
    }

    private void leave(String account) {
        signal.leave();
        places.release(account);
    }
}
