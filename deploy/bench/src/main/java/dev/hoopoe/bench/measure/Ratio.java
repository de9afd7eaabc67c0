package dev.hoopoe.bench.measure;

import java.util.stream.IntStream;

/** How many times as long one thing took as another: the median of all rounds, and the extremes. */
public record Ratio(double median, double least, double greatest) {

    private static final double HALF = 0.5;

    /** By the medians of each round, which no single pause of the machine decides. */
    public static Ratio ofMedians(Measured measured, Measured base) {
        return of(measured, base, HALF);
    }

    /** By that quantile of each round. */
    public static Ratio of(Measured measured, Measured base, double share) {
        int rounds = Math.min(measured.rounds().size(), base.rounds().size());
        double[] ratios = IntStream.range(0, rounds)
                .mapToDouble(round -> measured.rounds().get(round).millis(share)
                        / base.rounds().get(round).millis(share))
                .sorted()
                .toArray();
        if (ratios.length == 0) {
            throw new IllegalArgumentException("Nothing was measured of " + measured.name());
        }
        int middle = ratios.length / 2;
        double median = ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
        return new Ratio(median, ratios[0], ratios[ratios.length - 1]);
    }
}
