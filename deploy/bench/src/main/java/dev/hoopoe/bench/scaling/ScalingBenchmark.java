package dev.hoopoe.bench.scaling;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.measure.ProcessorQuota;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.traffic.ClosedLoop;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures reads of tickets with three, two and one replica of ticket-service, each held to 0.3 of a processor. */
public final class ScalingBenchmark {

    private static final String SERVICE = "ticket";
    private static final int MOST = 3;
    private static final double PROCESSORS = 0.3;
    private static final int CONNECTIONS_PER_REPLICA = 12;
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    /** Queues and the shares of replicas have settled by then. */
    private static final Duration SETTLING = Duration.ofSeconds(12);

    private static final Duration TURN = Duration.ofSeconds(10);
    private static final double TWO_TO_ONE = 1.7;
    private static final double THREE_TO_ONE = 2.4;

    private final Suite suite;
    private final Report report;
    private final Progress progress;

    public ScalingBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    public void run(int rounds) {
        ApiClient agent = ApiClient.at(suite.gatewayUrl()).login(Staff.agentOfLargest(), suite.adminPassword());
        long ticket = agent.get("/api/tickets?limit=1")
                .path("data")
                .path(0)
                .path("id")
                .longValue();
        List<ClosedLoop> reads = new ArrayList<>();
        List<Rates> rates = new ArrayList<>();
        for (int replicas = 1; replicas <= MOST; replicas++) {
            reads.add(new ClosedLoop(
                    suite.gatewayUrl() + "/api/tickets/" + ticket,
                    Map.of("Authorization", "Bearer " + agent.token()),
                    replicas * CONNECTIONS_PER_REPLICA));
            rates.add(new Rates(replicas + (replicas == 1 ? " replica" : " replicas")));
        }
        report.line("%nProcessors that each part used, and requests that failed:");
        for (int round = 1; round <= rounds; round++) {
            measureRound(reads, rates);
            progress.step("round " + round + " of " + rounds);
        }
        report.rates(rates);
        report.ratioHeading();
        report.ratioAtLeast("two replicas / one", Ratio.of(rates.get(1), rates.get(0)), TWO_TO_ONE);
        report.ratioAtLeast("three replicas / one", Ratio.of(rates.get(2), rates.get(0)), THREE_TO_ONE);
    }

    /** From three replicas down, so that all of them have been warm for as long. */
    private void measureRound(List<ClosedLoop> reads, List<Rates> rates) {
        suite.scale(SERVICE, MOST);
        reads.get(MOST - 1).run(WARM_UP);
        List<ProcessorQuota> quotas = new ArrayList<>();
        try {
            for (String replica : suite.replicas(SERVICE)) {
                quotas.add(new ProcessorQuota(suite.part(replica).pid(), PROCESSORS));
            }
            for (int replicas = MOST; replicas >= 1; replicas--) {
                suite.scale(SERVICE, replicas);
                ClosedLoop loop = reads.get(replicas - 1);
                loop.run(SETTLING);
                ProcessorTime before = ProcessorTime.of(suite);
                ClosedLoop.Outcome outcome = loop.run(TURN);
                rates.get(replicas - 1).add(outcome.perSecond());
                report.line(
                        "  %d: %s; %d failed", replicas, ProcessorTime.of(suite).since(before), outcome.failures());
            }
        } finally {
            quotas.forEach(ProcessorQuota::close);
        }
    }
}
