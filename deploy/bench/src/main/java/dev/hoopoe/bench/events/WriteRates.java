package dev.hoopoe.bench.events;

import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.bench.broker.Settling;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;

/** How many changes of tickets a second are made with the outbox and with a discarded one. */
final class WriteRates {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** Less than the ten seconds after which Kafka gives a consumer up. */
    private static final Duration TURN = Duration.ofSeconds(6);

    private static final Duration LONGEST_DISCARD = Duration.ofSeconds(60);
    private static final double WITH_TO_WITHOUT = 0.85;

    private final Suite suite;
    private final NewTickets tickets;
    private final Settling settling;
    private final RestingServices consumers;
    private final Progress progress;
    private final Rates with = new Rates("writes with the outbox, consumers resting");
    private final Rates without = new Rates("writes without it, consumers resting");
    private final Rates withAll = new Rates("writes with the outbox, all running");
    private final Rates withoutAll = new Rates("writes without it, all running");
    private long mostWaiting;

    WriteRates(Suite suite, Broker broker, NewTickets tickets, Progress progress) {
        this.suite = suite;
        this.tickets = tickets;
        this.settling = new Settling(suite, broker);
        this.consumers = new RestingServices(suite, List.of("messaging", "directory"));
        this.progress = progress;
    }

    void measure(int rounds) {
        try (Writers writers = new Writers(tickets)) {
            progress.step("writes: warming up");
            writers.write(WARM_UP, new Rates("warming up"));
            settling.await();
            for (int round = 1; round <= rounds; round++) {
                consumers.whileResting(() -> writeWith(writers, with));
                settling.await();
                consumers.whileResting(() -> writeWithout(writers, without));
                settling.await();
                writeWith(writers, withAll);
                settling.await();
                writeWithout(writers, withoutAll);
                settling.await();
                progress.step("writes: round " + round + " of " + rounds);
            }
        }
    }

    void print(Report report) {
        report.rates(List.of(with, without, withAll, withoutAll));
        report.ratioHeading();
        report.ratioAtLeast("writes with / without outbox", Ratio.of(with, without), WITH_TO_WITHOUT);
        report.ratio("writes with / without outbox, all running", Ratio.of(withAll, withoutAll));
        report.line("%nAt the end of a turn %d events at most were not published yet.", mostWaiting);
    }

    private void writeWith(Writers writers, Rates rates) {
        writers.write(TURN, rates);
        mostWaiting = Math.max(mostWaiting, settling.inOutbox());
    }

    private void writeWithout(Writers writers, Rates rates) {
        try (DiscardedOutbox discarded = new DiscardedOutbox(suite, LONGEST_DISCARD)) {
            writers.write(TURN, rates);
        }
    }
}
