package dev.hoopoe.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many times a second one thing was done, round by round. */
public final class Rates {

    private final String name;
    private final List<Double> rounds = new ArrayList<>();

    public Rates(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Adds a round in which it was done so many times. */
    public void add(long times, Duration length) {
        add(times / (length.toNanos() / 1e9));
    }

    /** Adds a round with that rate. */
    public void add(double aSecond) {
        rounds.add(aSecond);
    }

    /** The median of all rounds, times a second. */
    public double median() {
        return spread().median();
    }

    List<Double> rounds() {
        return rounds;
    }

    Ratio spread() {
        return Ratio.ofRounds(
                name, rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
