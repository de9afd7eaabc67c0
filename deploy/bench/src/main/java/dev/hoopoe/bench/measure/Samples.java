package dev.hoopoe.bench.measure;

import java.util.Arrays;
import java.util.List;

/** Durations of one request, in nanoseconds, of which it tells quantiles in milliseconds. */
public final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int FIRST_SIZE = 64;

    private long[] nanos = new long[FIRST_SIZE];
    private int count;

    static Samples merged(List<Samples> all) {
        Samples merged = new Samples();
        for (Samples samples : all) {
            for (int i = 0; i < samples.count; i++) {
                merged.add(samples.nanos[i]);
            }
        }
        return merged;
    }

    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    public synchronized int count() {
        return count;
    }

    /** The least duration that is not exceeded by that share of all (nearest rank); 0 when there are none. */
    public synchronized double millis(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * count);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    public double median() {
        return millis(0.5);
    }

    public double p99() {
        return millis(0.99);
    }
}
