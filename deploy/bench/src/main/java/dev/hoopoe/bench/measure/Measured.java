package dev.hoopoe.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one thing, round by round. */
public final class Measured {

    private final String name;
    private final List<Samples> rounds = new ArrayList<>();

    public Measured(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The samples of the round that begins now. */
    public Samples nextRound() {
        Samples samples = new Samples();
        rounds.add(samples);
        return samples;
    }

    List<Samples> rounds() {
        return rounds;
    }

    public Samples all() {
        return Samples.merged(rounds);
    }
}
