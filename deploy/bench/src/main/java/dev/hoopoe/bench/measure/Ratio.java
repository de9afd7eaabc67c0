package dev.hoopoe.bench.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many times as long, or as often, one thing took place as another: the median of all rounds, and the extremes. */
public record Ratio(double median, double least, double greatest) {

    private static final double HALF = 0.5;

    /** By the medians of each round, which no single pause of the machine decides. */
    public static Ratio ofMedians(Measured measured, Measured base) {
        return of(measured, base, HALF);
    }

    /** By that quantile of each round. */
    public static Ratio of(Measured measured, Measured base, double share) {
        int rounds = Math.min(measured.rounds().size(), base.rounds().size());
        return ofRounds(
                measured.name(),
                IntStream.range(0, rounds)
                        .mapToDouble(round -> measured.rounds().get(round).millis(share)
                                / base.rounds().get(round).millis(share))
                        .toArray());
    }

    /** How many times as often in each round. */
    public static Ratio of(Rates measured, Rates base) {
        int rounds = Math.min(measured.rounds().size(), base.rounds().size());
        return ofRounds(
                measured.name(),
                IntStream.range(0, rounds)
                        .mapToDouble(round ->
                                measured.rounds().get(round) / base.rounds().get(round))
                        .toArray());
    }

    /** By the ratio that each round has found. */
    static Ratio ofRounds(String name, double[] ratios) {
        if (ratios.length == 0) {
            throw new IllegalArgumentException("Nothing was measured of " + name);
        }
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Ratio(median, sorted[0], sorted[sorted.length - 1]);
    }
}
