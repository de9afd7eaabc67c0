package dev.hoopoe.bench.relay;

import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.bench.broker.Settling;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.ServiceMemory;
import dev.hoopoe.local.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures how a backlog leaves the outbox: whether the relay keeps its pace to the end, and what the service holds. */
public final class RelayBenchmark {

    private static final int WARM_UP = 20_000;
    private static final int BACKLOG = 100_000;
    private static final double LAST_TO_FIRST = 0.8;
    private static final double MEMORY_GROWTH = 1.25;
    private static final Patience PATIENCE = Patience.ofMinutes(10);

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final ServiceMemory memory;
    private final List<Rates> tenths = new ArrayList<>();
    private double greatest;

    public RelayBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
        this.memory = new ServiceMemory(suite, "ticket");
        IntStream.rangeClosed(1, 10).forEach(tenth -> tenths.add(new Rates("events published, tenth " + tenth)));
    }

    public void run(int rounds) {
        try (Broker broker = new Broker(suite.kafkaConnection())) {
            Settling settling = new Settling(suite, broker);
            progress.step("warming up");
            drain(WARM_UP, broker);
            settling.await();
            double before = memory.megabytes();
            greatest = before;
            for (int round = 1; round <= rounds; round++) {
                List<Double> rates = drain(BACKLOG, broker);
                for (int tenth = 0; tenth < rates.size(); tenth++) {
                    tenths.get(tenth).add(rates.get(tenth));
                }
                settling.await();
                progress.step("round " + round + " of " + rounds);
            }
            print(before, memory.megabytes());
        }
    }

    /** Events a second, tenth by tenth. */
    private List<Double> drain(int events, Broker broker) {
        long published = broker.records();
        new Backlog(suite).append(events);
        Tenths found = new Tenths(events);
        PATIENCE.await("the backlog is published", () -> {
            if (found.look(broker.records() - published, System.nanoTime())) {
                greatest = Math.max(greatest, memory.megabytes());
            }
            return found.isOver();
        });
        return found.rates();
    }

    private void print(double before, double after) {
        report.rates(tenths);
        report.ratioHeading();
        report.ratioAtLeast("last tenth / first tenth", Ratio.of(tenths.get(9), tenths.get(0)), LAST_TO_FIRST);
        report.line(
                "%nticket-service holds %.0f MiB warm, %.0f at most while it drains %,d events, %.0f afterwards"
                        + " (proportional set size)",
                before, greatest, BACKLOG, after);
        report.claim("memory afterwards / warm <= " + MEMORY_GROWTH, after / before <= MEMORY_GROWTH);
        report.claim("memory at most / warm <= " + MEMORY_GROWTH, greatest / before <= MEMORY_GROWTH);
    }
}
