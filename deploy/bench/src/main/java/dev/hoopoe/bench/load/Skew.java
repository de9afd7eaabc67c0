package dev.hoopoe.bench.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws from 0 to n-1, some far more often than others. */
final class Skew {

    private final double[] upTo;

    private Skew(double[] weights) {
        this.upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    /** Zipf's law: the k-th of them comes as often as 1/k to the power of the exponent. */
    static Skew zipf(int count, double exponent) {
        return new Skew(IntStream.rangeClosed(1, count)
                .mapToDouble(rank -> Math.pow(rank, -exponent))
                .toArray());
    }

    static Skew of(double... weights) {
        return new Skew(weights);
    }

    int draw(RandomGenerator random) {
        double drawn = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, drawn);
        return found < 0 ? -found - 1 : found + 1;
    }
}
