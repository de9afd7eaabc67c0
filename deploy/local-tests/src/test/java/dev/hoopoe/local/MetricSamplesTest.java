package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricSamplesTest {

    private static final double ROUNDING = 1e-9;

    private static final String EARLIER = """
            # HELP requests_seconds Requests
            requests_seconds_bucket{route="/a",le="0.1"} 10.0
            requests_seconds_bucket{route="/a",le="0.5"} 10.0
            requests_seconds_bucket{route="/a",le="+Inf"} 10.0
            """;

    private static final String NOW = """
            requests_seconds_bucket{route="/a",le="0.1"} 60.0
            requests_seconds_bucket{route="/a",le="0.5"} 110.0
            requests_seconds_bucket{route="/a",le="+Inf"} 110.0
            requests_seconds_bucket{route="/internal/ready",le="0.1"} 0.0
            requests_seconds_bucket{route="/internal/ready",le="0.5"} 900.0
            requests_seconds_bucket{route="/internal/ready",le="+Inf"} 900.0
            requests_seconds_count{route="/a",status="2xx"} 100.0
            requests_seconds_count{route="/a",status="5xx"} 10.0
            lag{topic="a.b"} 3.0
            lag{topic="a.c"} NaN
            age 1.5e1
            """;

    private final MetricSamples now = MetricSamples.parse(NOW);

    @Test
    void sumIsOfTheLabelsThatAreWanted() {
        assertEquals(OptionalDouble.of(110), now.sum("requests_seconds_count"));
        assertEquals(OptionalDouble.of(10), now.sum("requests_seconds_count", labels -> labels.contains("\"5xx\"")));
        assertEquals(OptionalDouble.of(15), now.sum("age"));
        assertEquals(OptionalDouble.empty(), now.sum("requests_seconds"));
    }

    @Test
    void sumsAreByTheValuesOfALabel() {
        assertEquals(Map.of("2xx", 100.0, "5xx", 10.0), now.sumsBy("status", "requests_seconds_count"));
        assertEquals(Map.of(), now.sumsBy("tus", "requests_seconds_count"));
    }

    @Test
    void exemplarIsNoPartOfAValue() {
        var samples =
                MetricSamples.parse("hashes_count{a=\"b\"} 10.0 # {trace_id=\"78\"} 1.0 1795698902.776\nload_1m 2\n");

        assertEquals(OptionalDouble.of(10), samples.sum("hashes_count"));
        assertEquals(OptionalDouble.of(2), samples.sum("load_1m"));
    }

    @Test
    void whatIsNoNumberDoesNotCount() {
        assertEquals(OptionalDouble.of(3), now.sum("lag"));
    }

    @Test
    void quantileIsOfWhatWasCountedSince() {
        var earlier = MetricSamples.parse(EARLIER);

        assertEquals(0.1, quantile(0.5, earlier), ROUNDING);
        assertEquals(0.3, quantile(0.75, earlier), ROUNDING);
        assertEquals(OptionalDouble.empty(), now.quantile(0.5, "requests_seconds", labels -> true, now));
    }

    @Test
    void whatIsAboveTheLastBoundIsShownAsThatBound() {
        var slow = MetricSamples.parse(NOW.replace("le=\"0.5\"} 110.0", "le=\"0.5\"} 60.0"));

        assertEquals(
                OptionalDouble.of(0.5),
                slow.quantile(0.95, "requests_seconds", MetricSamplesTest::ofCallers, MetricSamples.parse("")));
    }

    private double quantile(double share, MetricSamples earlier) {
        return now.quantile(share, "requests_seconds", MetricSamplesTest::ofCallers, earlier)
                .orElseThrow();
    }

    private static boolean ofCallers(String labels) {
        return !labels.contains("/internal/ready");
    }
}
