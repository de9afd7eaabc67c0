package dev.hoopoe.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Prints the suite's startup time and memory. */
final class MeasureReport {

    private final SuiteFolder folder;
    private final PrintStream output;

    MeasureReport(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    /** Whether a suite runs, so that its memory could be measured. */
    boolean print() {
        Durations durations = new Durations(folder.durations());
        output.println("last build and start   " + text(durations.buildAndStart()));
        output.println("last start alone       " + text(durations.start()));
        output.println();
        return new StatusReport(folder, output).print();
    }

    private static String text(Optional<Duration> duration) {
        return duration.map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                .orElse("not measured yet");
    }
}
