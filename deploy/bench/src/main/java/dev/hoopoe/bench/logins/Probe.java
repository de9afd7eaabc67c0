package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.measure.Pace;
import dev.hoopoe.bench.measure.Samples;
import java.time.Duration;

/** Somebody who makes the same request again and again, at a steady pace or, where that is too fast, without a pause. */
final class Probe {

    private static final Pace PACE = Pace.aSecond(100);

    private final Runnable request;

    Probe(Runnable request) {
        this.request = request;
    }

    void run(Duration length, Samples samples) {
        PACE.keep(length, () -> {
            long sent = System.nanoTime();
            request.run();
            samples.add(System.nanoTime() - sent);
        });
    }
}
