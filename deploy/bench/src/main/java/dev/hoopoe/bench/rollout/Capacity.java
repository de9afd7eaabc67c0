package dev.hoopoe.bench.rollout;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.traffic.FixedRate;
import dev.hoopoe.bench.traffic.Tally;
import java.time.Duration;

/** Finds how many requests a second the machine holds: the rate is raised until one of two bounds breaks. */
final class Capacity {

    private static final double FIRST = 20;
    private static final double FACTOR = 1.4;
    private static final double LEAST = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(8);
    /** Requests that wait longer than this are in a queue that grows. */
    private static final double MAX_P99_MILLIS = 1000;

    private final Workload workload;
    private final Progress progress;
    private double most;

    Capacity(Workload workload, Progress progress) {
        this.workload = workload;
        this.progress = progress;
    }

    /** Half of what the machine holds, at least 10 requests a second. */
    double half() {
        run(FIRST, WARM_UP);
        for (double rate = FIRST; ; rate *= FACTOR) {
            Tally tally = run(rate, STEP);
            progress.step("%.0f a second: p99 %.0f ms, %d failed %s"
                    .formatted(rate, tally.p99(), tally.failed(), tally.failures()));
            if (tally.p99() > MAX_P99_MILLIS || tally.failed() > 0) {
                return Math.max(LEAST, most / 2);
            }
            most = rate;
        }
    }

    /** The highest rate that held; only after {@link #half}. */
    double most() {
        return most;
    }

    private Tally run(double rate, Duration length) {
        Tally tally = new Tally();
        long end = System.nanoTime() + length.toNanos();
        new FixedRate(rate).run(() -> System.nanoTime() > end, workload::begin, tally);
        return tally;
    }
}
