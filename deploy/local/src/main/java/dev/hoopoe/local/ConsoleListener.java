package dev.hoopoe.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints one line per process during the start, and crashes and restarts afterwards. */
final class ConsoleListener implements SuiteListener {

    private static final String LINE_UP = "\033[1A";
    private static final String CLEAR_LINE = "\033[2K";

    private final PrintStream output;
    private final boolean terminal;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private int drawn;
    private boolean started;
    private boolean stopping;

    /** On a terminal lines are redrawn when they change; elsewhere each is printed once. */
    ConsoleListener(PrintStream output, boolean terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    /** The start is complete: crashes, restarts and stops are printed from here on. */
    synchronized void suiteStarted() {
        started = true;
    }

    synchronized void suiteStopping() {
        stopping = true;
    }

    @Override
    public synchronized void starting(SupervisedServer server) {
        if (!started) {
            lines.put(server.name(), line(server, "starting", ""));
            draw(false, server.name());
        }
    }

    @Override
    public synchronized void ready(SupervisedServer server, Duration after) {
        String seconds = String.format(Locale.ROOT, "%6.1f s", after.toMillis() / 1000.0);
        if (started) {
            print(server.name() + " is ready after" + seconds);
        } else {
            lines.put(server.name(), line(server, "ready", seconds));
            draw(true, server.name());
        }
    }

    @Override
    public synchronized void died(SupervisedServer server, String reason, Duration pause) {
        print(server.name() + " " + reason + "; starting it again in " + pause.toSeconds() + " s");
    }

    @Override
    public void stopping(SupervisedServer server) {}

    @Override
    public synchronized void stopped(SupervisedServer server) {
        if (stopping) {
            output.println("  " + server.name() + " stopped");
        } else if (started) {
            print(server.name() + " stopped");
        }
    }

    @Override
    public void removed(SupervisedServer server) {}

    private void print(String message) {
        output.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "Z " + message);
        drawn = 0;
    }

    private void draw(boolean last, String name) {
        if (terminal) {
            output.print((LINE_UP + CLEAR_LINE).repeat(drawn));
            lines.values().forEach(output::println);
            drawn = lines.size();
        } else if (last) {
            output.println(lines.get(name));
        }
        output.flush();
    }

    private static String line(SupervisedServer server, String state, String seconds) {
        return String.format(Locale.ROOT, "  %-12s  %-8s  %5d  %s", server.name(), state, server.port(), seconds);
    }
}
