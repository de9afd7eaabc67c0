package dev.hoopoe.local;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics of one process at one moment. */
public final class MetricSamples {

    /** A name, labels and a value; an exemplar may follow. */
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*?)})? (\\S+)(?: # .*)?");

    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

    private final List<Sample> samples;

    private MetricSamples(List<Sample> samples) {
        this.samples = samples;
    }

    /** @param labels as they stand between the braces; empty without any */
    private record Sample(String name, String labels, double value) {}

    /** The samples in metrics of Prometheus' text format. */
    public static MetricSamples parse(String text) {
        return new MetricSamples(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(found -> new Sample(
                        found.group(1), found.group(2) == null ? "" : found.group(2), number(found.group(3))))
                .filter(sample -> !Double.isNaN(sample.value()))
                .toList());
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The sum of a metric's values; empty when there is none. */
    public OptionalDouble sum(String name) {
        return sum(name, labels -> true);
    }

    /** As {@link #sum(String)}, of the series whose labels are as wanted, such as {@code area="heap",id="Eden Space"}. */
    public OptionalDouble sum(String name, Predicate<String> labels) {
        return of(name, labels).mapToDouble(Sample::value).reduce(Double::sum);
    }

    /** The sums of a metric's values by one of its labels. */
    Map<String, Double> sumsBy(String label, String name) {
        Pattern value = Pattern.compile("(?:^|,)" + label + "=\"([^\"]*)\"");
        Map<String, Double> sums = new TreeMap<>();
        of(name, labels -> true).forEach(sample -> {
            Matcher found = value.matcher(sample.labels());
            if (found.find()) {
                sums.merge(found.group(1), sample.value(), Double::sum);
            }
        });
        return sums;
    }

    private Stream<Sample> of(String name, Predicate<String> labels) {
        return samples.stream().filter(sample -> sample.name().equals(name) && labels.test(sample.labels()));
    }

    /**
     * The value below which that share of what a histogram counted since an earlier moment lies; empty when it counted nothing.
     *
     * @param name of the histogram, without {@code _bucket}
     */
    OptionalDouble quantile(double share, String name, Predicate<String> labels, MetricSamples earlier) {
        Map<Double, Double> counts = buckets(name, labels);
        earlier.buckets(name, labels).forEach((bound, count) -> counts.merge(bound, -count, Double::sum));
        double all = counts.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        if (all <= 0) {
            return OptionalDouble.empty();
        }
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            if (bucket.getValue() >= share * all) {
                // What is above the last bound is shown as that bound.
                double upper = Double.isInfinite(bucket.getKey()) ? lower : bucket.getKey();
                double within = bucket.getValue() - below;
                return OptionalDouble.of(lower + (upper - lower) * (share * all - below) / within);
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return OptionalDouble.empty();
    }

    /** Counts of all that is at most as large as a bound, by the bound. */
    private Map<Double, Double> buckets(String name, Predicate<String> labels) {
        Map<Double, Double> counts = new TreeMap<>();
        of(name + "_bucket", labels).forEach(sample -> {
            Matcher bound = BOUND.matcher(sample.labels());
            if (bound.find()) {
                counts.merge(number(bound.group(1)), sample.value(), Double::sum);
            }
        });
        return counts;
    }
}
