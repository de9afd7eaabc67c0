package dev.hoopoe.bench.measure;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what was found beside what was aimed at, and remembers whether an aim was missed. */
public final class Report {

    private static final String RATIO = "%-52s %6s %9.2f %12s  %s%n";

    private final PrintStream output;
    private boolean missed;

    public Report(PrintStream output) {
        this.output = output;
    }

    public boolean missed() {
        return missed;
    }

    public void line(String format, Object... values) {
        output.printf(Locale.ROOT, format + "%n", values);
    }

    /** Median and p99 of each, over all rounds. */
    public void times(List<Measured> all) {
        output.printf("%n%-52s %9s %9s %8s%n", "", "median ms", "p99 ms", "samples");
        for (Measured measured : all) {
            Samples samples = measured.all();
            output.printf(
                    Locale.ROOT,
                    "%-52s %9.2f %9.2f %8d%n",
                    measured.name(),
                    samples.median(),
                    samples.p99(),
                    samples.count());
        }
    }

    /** Median, least and greatest rate of each, over all rounds. */
    public void rates(List<Rates> all) {
        output.printf("%n%-52s %9s %12s%n", "times a second", "median", "rounds");
        for (Rates rates : all) {
            Ratio spread = rates.spread();
            output.printf(
                    Locale.ROOT,
                    "%-52s %9.0f %12s%n",
                    rates.name(),
                    spread.median(),
                    String.format(Locale.ROOT, "%.0f..%.0f", spread.least(), spread.greatest()));
        }
    }

    public void ratioHeading() {
        output.printf("%n%-52s %6s %9s %12s%n", "ratio, as the median of all rounds", "aim", "measured", "rounds");
    }

    /** A ratio that nothing was aimed at for. */
    public void ratio(String name, Ratio ratio) {
        output.printf(Locale.ROOT, RATIO, name, "", ratio.median(), spread(ratio), "");
    }

    /** A ratio that is to be at most the aim. */
    public void ratio(String name, Ratio ratio, double aim) {
        boolean met = ratio.median() <= aim;
        output.printf(Locale.ROOT, RATIO, name, "<=" + aim, ratio.median(), spread(ratio), verdict(met));
    }

    /** A ratio that is to be at least the aim. */
    public void ratioAtLeast(String name, Ratio ratio, double aim) {
        boolean met = ratio.median() >= aim;
        output.printf(Locale.ROOT, RATIO, name, ">=" + aim, ratio.median(), spread(ratio), verdict(met));
    }

    public void notOffered(String name) {
        output.printf("%-52s not offered%n", name);
    }

    /** Something that holds or does not. */
    public void claim(String name, boolean holds) {
        output.printf("%-52s %s%n", name, verdict(holds));
    }

    private String verdict(boolean met) {
        missed |= !met;
        return met ? "met" : "MISSED";
    }

    private static String spread(Ratio ratio) {
        return String.format(Locale.ROOT, "%.2f..%.2f", ratio.least(), ratio.greatest());
    }
}
