package dev.hoopoe.bench.overload;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.load.Staff;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.ProcessorQuota;
import dev.hoopoe.bench.measure.Rates;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import dev.hoopoe.bench.traffic.Aside;
import dev.hoopoe.bench.traffic.ClosedLoop;
import dev.hoopoe.bench.traffic.FixedRate;
import dev.hoopoe.bench.traffic.Reads;
import dev.hoopoe.bench.traffic.Result;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how many requests are answered while four times as many come as ticket-service can answer, at a fixed rate
 * that does not wait for answers, and whether {@code /health} answers meanwhile. The service is held to a share of a
 * processor: it is overloaded then, and not the machine, which client and gateway share with it.
 */
public final class OverloadBenchmark {

    private static final String SERVICE = "ticket";
    private static final double PROCESSORS = 0.3;
    private static final int CONNECTIONS = 16;
    private static final int TIMES = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    /** The gateway's queue has settled by then. */
    private static final Duration SETTLING = Duration.ofSeconds(8);

    private static final Duration TURN = Duration.ofSeconds(8);
    private static final double HEALTH_PER_SECOND = 2;
    private static final double GOODPUT = 0.8;

    private final Suite suite;
    private final Report report;
    private final Progress progress;
    private final Rates peak = new Rates("answers, as many requests as are answered");
    private final Rates goodput = new Rates("answers, " + TIMES + " times as many requests");
    private final Measured health = new Measured("GET /health meanwhile");
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, Integer> otherAnswers = new TreeMap<>();

    public OverloadBenchmark(Suite suite, Report report, Progress progress) {
        this.suite = suite;
        this.report = report;
        this.progress = progress;
    }

    public void run(int rounds) {
        ApiClient agent = ApiClient.at(suite.gatewayUrl()).login(Staff.agentOfLargest(), suite.adminPassword());
        String url = suite.gatewayUrl() + "/api/tickets?limit=20&total=false";
        Map<String, String> headers = Map.of("Authorization", "Bearer " + agent.token());
        ClosedLoop loop = new ClosedLoop(url, headers, CONNECTIONS);
        Reads reads = new Reads("read", url, headers);
        progress.step("warming up");
        loop.run(WARM_UP);
        try (ProcessorQuota quota =
                new ProcessorQuota(suite.part(suite.replicas(SERVICE).get(0)).pid(), PROCESSORS)) {
            loop.run(SETTLING);
            for (int round = 1; round <= rounds; round++) {
                double most = loop.run(TURN).perSecond();
                peak.add(most);
                overload(reads, most * TIMES);
                progress.step("round " + round + " of " + rounds);
            }
        }
        report.rates(List.of(peak, goodput));
        report.times(List.of(health));
        otherAnswers.forEach((kind, number) -> report.line("%-52s %9d", "other answers: " + kind, number));
        report.ratioHeading();
        report.ratioAtLeast("answers, overloaded / at the peak", Ratio.of(goodput, peak), GOODPUT);
        report.claim("/health answered each time", unanswered.get() == 0);
    }

    private void overload(Reads reads, double perSecond) {
        Reads probe = new Reads("health", suite.gatewayUrl() + "/health", Map.of());
        long begun = System.nanoTime();
        long end = begun + TURN.toNanos();
        AtomicInteger answers = new AtomicInteger();
        Samples samples = health.nextRound();
        CompletableFuture<Void> probing = Aside.run(() -> new FixedRate(HEALTH_PER_SECOND)
                .run(() -> System.nanoTime() > end, number -> probe.begin(), (result, latency) -> {
                    samples.add(latency.toNanos());
                    unanswered.addAndGet(result.isAnswered() ? 0 : 1);
                    count(result);
                }));
        new FixedRate(perSecond).run(() -> System.nanoTime() > end, number -> reads.begin(), (result, latency) -> {
            answers.addAndGet(result.isSuccess() ? 1 : 0);
            count(result);
        });
        goodput.add(answers.get(), Duration.ofNanos(System.nanoTime() - begun));
        probing.join();
    }

    private synchronized void count(Result result) {
        if (!result.isSuccess()) {
            otherAnswers.merge(result.act() + " " + result.failure(), 1, Integer::sum);
        }
    }
}
