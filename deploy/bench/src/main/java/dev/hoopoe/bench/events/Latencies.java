package dev.hoopoe.bench.events;

import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.bench.broker.Settling;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Pace;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import dev.hoopoe.bench.traffic.Aside;
import dev.hoopoe.local.Suite;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From a commit to a consumer, against bare Kafka from sending to the same consumer, at the same steady pace. */
final class Latencies {

    private static final String TICKETS = "ticket.events.v1";
    private static final int A_SECOND = 20;
    private static final Pace PACE = Pace.aSecond(A_SECOND);
    /** Opened before anything is due at a fixed time: services that have just begun could not keep up. */
    private static final int FIRST = 2_000;

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final double EVENTS_TO_BARE = 2;
    private static final double HALF = 0.5;
    private static final double P99 = 0.99;

    private final Suite suite;
    private final Broker broker;
    private final NewTickets tickets;
    private final Progress progress;
    private final Clock clock;
    private final Measured events = new Measured("event of a ticket, from commit to consumer");
    private final Measured bare = new Measured("bare Kafka, from sending to consumer");
    private final Measured beside = new Measured("bare Kafka, while tickets are opened");

    Latencies(Suite suite, Broker broker, NewTickets tickets, Progress progress, Clock clock) {
        this.suite = suite;
        this.broker = broker;
        this.tickets = tickets;
        this.progress = progress;
        this.clock = clock;
    }

    void measure(int rounds) throws SQLException {
        try (Arrivals arrivals = new Arrivals(broker.connection(), List.of(TICKETS, Broker.TOPIC), clock);
                Commits commits = new Commits(suite);
                BareProducer producer = new BareProducer(broker.connection(), clock)) {
            progress.step("latency: warming up");
            tickets.open(FIRST);
            new Settling(suite, broker).await();
            openTickets(WARM_UP, arrivals, commits, new Samples());
            send(WARM_UP, producer, arrivals, new Samples());
            for (int round = 1; round <= rounds; round++) {
                openTickets(TURN, arrivals, commits, events.nextRound());
                send(TURN, producer, arrivals, bare.nextRound());
                CompletableFuture<Void> opening = Aside.run(() -> openTickets(TURN, arrivals, commits, new Samples()));
                send(TURN, producer, arrivals, beside.nextRound());
                opening.join();
                progress.step("latency: round " + round + " of " + rounds);
            }
        }
    }

    void print(Report report) {
        report.times(List.of(events, bare, beside));
        report.ratioHeading();
        report.ratio("median: commit to consumer / bare Kafka", Ratio.of(events, bare, HALF), EVENTS_TO_BARE);
        report.ratio("p99: commit to consumer / bare Kafka", Ratio.of(events, bare, P99), EVENTS_TO_BARE);
        report.ratio("median: ... / bare Kafka while tickets are opened", Ratio.of(events, beside, HALF));
        report.ratio("p99: ... / bare Kafka while tickets are opened", Ratio.of(events, beside, P99));
    }

    private void openTickets(Duration length, Arrivals arrivals, Commits commits, Samples samples) {
        List<CompletableFuture<Long>> opened = new ArrayList<>();
        PACE.keep(length, () -> opened.add(tickets.open()));
        List<Long> ids = opened.stream().map(CompletableFuture::join).toList();
        Map<String, Instant> committed = new HashMap<>();
        commits.of(ids).forEach((id, moment) -> committed.put(Long.toString(id), moment));
        addTo(samples, TICKETS, committed, arrivals);
    }

    private static void send(Duration length, BareProducer producer, Arrivals arrivals, Samples samples) {
        ConsumerRecord<String, byte[]> example = arrivals.example(TICKETS);
        Map<String, Instant> moments = new HashMap<>();
        PACE.keep(length, () -> producer.send(example, moments));
        addTo(samples, Broker.TOPIC, moments, arrivals);
    }

    private static void addTo(Samples samples, String topic, Map<String, Instant> begun, Arrivals arrivals) {
        begun.forEach((key, moment) ->
                samples.add(Duration.between(moment, arrivals.of(topic, key)).toNanos()));
    }
}
