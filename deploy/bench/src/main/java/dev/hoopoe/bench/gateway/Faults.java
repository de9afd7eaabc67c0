package dev.hoopoe.bench.gateway;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import dev.hoopoe.bench.traffic.Aside;
import dev.hoopoe.bench.traffic.FixedRate;
import dev.hoopoe.bench.traffic.Reads;
import dev.hoopoe.bench.traffic.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Requests to one service, at a fixed rate, in turn while another service answers and while it fails. */
final class Faults {

    private static final double HEALTHY_PER_SECOND = 100;
    private static final double FAILING_PER_SECOND = 20;
    private static final Duration TURN = Duration.ofSeconds(6);
    private static final double P99 = 0.99;
    private static final double FAILING_TO_HEALTHY = 1.5;
    /** Port 9 (discard): nothing listens there, so connections are refused. */
    private static final String CLOSED_PORT = "http://127.0.0.1:9";

    private final Upstream failing;
    private final Replicas replicas;
    private final Upstream healthy;
    private final Reads reads;
    private final Reads failingReads;
    private final Progress progress;
    private final Measured before = new Measured("both services answer");
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    Faults(
            String gatewayUrl,
            Upstream failing,
            Replicas replicas,
            Upstream healthy,
            Map<String, String> headers,
            Progress progress) {
        this.failing = failing;
        this.replicas = replicas;
        this.healthy = healthy;
        this.reads = new Reads("read", gatewayUrl + "/api/tickets/1", headers);
        this.failingReads = new Reads("failing", gatewayUrl + "/api/messages?ticket_id=1", headers);
        this.progress = progress;
    }

    void run(int rounds, Report report) {
        measure(new Measured("warming up"));
        for (int round = 1; round <= rounds; round++) {
            measure(before);
            for (Upstream.Behaviour behaviour : Upstream.Behaviour.values()) {
                if (behaviour != Upstream.Behaviour.ANSWERS) {
                    failing.behave(behaviour);
                    measure(of("the other one "
                            + behaviour.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
                }
            }
            replicas.replace(Map.of("ticket", healthy.url(), "messaging", CLOSED_PORT));
            measure(of("the other one refuses connections"));
            replicas.replace(Map.of("ticket", healthy.url(), "messaging", failing.url()));
            failing.behave(Upstream.Behaviour.ANSWERS);
            progress.step("faults: round " + round + " of " + rounds);
        }
        report.times(
                Stream.concat(Stream.of(before), measured.values().stream()).toList());
        report.ratioHeading();
        measured.values()
                .forEach(one -> report.ratio("p99, " + one.name(), Ratio.of(one, before, P99), FAILING_TO_HEALTHY));
        report.claim("no request to the healthy service failed", failures.get() == 0);
    }

    private Measured of(String name) {
        return measured.computeIfAbsent(name, Measured::new);
    }

    /** Asks both services at the same time, and keeps what the healthy one's requests took. */
    private void measure(Measured kept) {
        Samples samples = kept.nextRound();
        long end = System.nanoTime() + TURN.toNanos();
        CompletableFuture<Void> other = Aside.run(() -> new FixedRate(FAILING_PER_SECOND)
                .run(() -> System.nanoTime() > end, number -> failingReads.begin(), (result, latency) -> {}));
        new FixedRate(HEALTHY_PER_SECOND)
                .run(() -> System.nanoTime() > end, number -> reads.begin(), (result, latency) -> {
                    samples.add(latency.toNanos());
                    countFailure(result);
                });
        other.join();
    }

    private void countFailure(Result result) {
        if (!result.isSuccess()) {
            failures.incrementAndGet();
        }
    }
}
