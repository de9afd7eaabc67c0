package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.async.Release;
import dev.hoopoe.common.identity.CurrentCaller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.BiConsumer;

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

    /** The cursor after all present events. */
    public String latest() {
        return feed.latest().text();
    }

    /** What a stream has beside its events. */
    public interface Additions {

        /** The stream begins; what is written without waiting may be dropped. */
        void begin(BiConsumer<String, String> typeAndData);

        /** The stream has ended. */
        void end();
    }

    private static final Additions NONE = new Additions() {
        @Override
        public void begin(BiConsumer<String, String> typeAndData) {
            // Events alone.
        }

        @Override
        public void end() {
            // There was nothing.
        }
    };

    /** Completes when the stream has ended; errors of the request are answered before it begins. */
    public Uni<Void> open(FeedRequest request, RoutingContext context) {
        return open(request, context, NONE);
    }

    /** As the other one, with something beside the events. */
    public Uni<Void> open(FeedRequest request, RoutingContext context, Additions additions) {
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
            additions.begin(stream::append);
            return Release.after(stream.run(first), () -> {
                leave(account);
                additions.end();
            });
        } catch (RuntimeException e) {
            leave(account);
            additions.end();
            throw e;
        }
    }

    /**
     * Hands the events for a reader to a sink, until that is closed, the session ends, or the service stops.
     *
     * @return fails with a {@code HoopoeException} for a cursor that is too old or too many streams
     */
    public Uni<Void> follow(FeedRequest request, FeedService.Reader reader, FeedSink sink) {
        var subscription = feed.subscribe(
                reader,
                request.filter(),
                request.limit(),
                config.maxStreamBatchSize().asLongValue());
        var account = reader.caller().accountId();
        return Uni.createFrom()
                .item(() -> feed.start(request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(from -> {
                    enter(account);
                    return Release.after(
                            new FeedLoop(subscription, sink, config, clock).run(from), () -> leave(account));
                });
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
