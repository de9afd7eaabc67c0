package dev.hoopoe.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Lets compared requests take turns, one after the other and round after round, so that a machine that is slow for a
 * while is slow for all of them.
 */
public final class Turns {

    private static final int TURNS_A_ROUND = 20;
    private static final int FEWEST_TURNS = 2;
    private static final long MOST_NANOS_A_ROUND = Duration.ofSeconds(1).toNanos();

    private final Map<Measured, Runnable> requests = new HashMap<>();
    private final List<Measured> order = new ArrayList<>();

    /** Adds a request; what is measured of it is in the answer once {@link #run} is through. */
    public Measured add(String name, Runnable request) {
        Measured measured = new Measured(name);
        requests.put(measured, request);
        order.add(measured);
        return measured;
    }

    /** All that is measured, in the order of addition. */
    public List<Measured> all() {
        return List.copyOf(order);
    }

    /** Makes all requests again and again without measuring, until the services' code is compiled. */
    public void warmUp(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        do {
            order.forEach(measured -> requests.get(measured).run());
        } while (System.nanoTime() < end);
    }

    /** In each round each request is made 20 times, or as often as a second allows, but twice at least. */
    public void run(int rounds, IntConsumer roundDone) {
        for (int round = 1; round <= rounds; round++) {
            runRound();
            roundDone.accept(round);
        }
    }

    private void runRound() {
        List<Turn> turns = order.stream()
                .map(measured -> new Turn(requests.get(measured), measured.nextRound()))
                .toList();
        for (int i = 0; i < TURNS_A_ROUND; i++) {
            turns.forEach(Turn::take);
        }
    }

    private static final class Turn {

        private final Runnable request;
        private final Samples samples;
        private long spent;

        Turn(Runnable request, Samples samples) {
            this.request = request;
            this.samples = samples;
        }

        void take() {
            if (spent > MOST_NANOS_A_ROUND && samples.count() >= FEWEST_TURNS) {
                return;
            }
            long begun = System.nanoTime();
            request.run();
            long duration = System.nanoTime() - begun;
            spent += duration;
            samples.add(duration);
        }
    }
}
