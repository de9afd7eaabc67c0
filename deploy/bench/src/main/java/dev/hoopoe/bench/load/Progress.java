package dev.hoopoe.bench.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells who waits how far the preparation is. */
public final class Progress {

    private final PrintStream output;
    private final long begun = System.nanoTime();

    public Progress(PrintStream output) {
        this.output = output;
    }

    public void step(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        output.printf(Locale.ROOT, "%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), what);
        output.flush();
    }

    void count(String what, int done, int all) {
        step(String.format(Locale.ROOT, "%,d of %,d %s", done, all, what));
    }
}
