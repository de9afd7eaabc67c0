package dev.hoopoe.systemtests;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Random;

/** Whom to kill, in an order drawn anew each time: each part once before one is killed again. */
final class Victims implements Iterator<String> {

    /** What a write passes through, the relays of events included: these come first. */
    private static final List<String> WRITING = List.of("ticket", "kafka", "messaging");

    private static final List<String> ALL = List.of("ticket", "kafka", "messaging", "directory", "auth", "gateway");

    private final Random random = new Random();
    private final Queue<String> coming = new ArrayDeque<>();
    private final int number;
    private int killed;

    /** @param number how many in all */
    Victims(int number) {
        this.number = number;
        deal(WRITING);
    }

    @Override
    public boolean hasNext() {
        return killed < number;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (coming.isEmpty()) {
            deal(ALL);
        }
        killed++;
        return coming.remove();
    }

    /** How long the next one still lives. */
    Duration pause() {
        return Duration.ofMillis(random.nextLong(500, 3_000));
    }

    private void deal(List<String> parts) {
        var order = new ArrayList<>(parts);
        Collections.shuffle(order, random);
        coming.addAll(order);
    }
}
