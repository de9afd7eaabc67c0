package dev.hoopoe.bench.logins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HashingMetricsTest {

    @Test
    void aMetricsSeriesAreAddedUp() {
        String text = """
                # TYPE jvm_gc_pause_seconds summary
                jvm_gc_pause_seconds_count{action="minor"} 4
                jvm_gc_pause_seconds_sum{action="minor"} 0.25
                jvm_gc_pause_seconds_sum{action="major"} 0.5
                jvm_gc_pause_seconds_summary 9
                """;

        assertEquals(0.75, HashingMetrics.sum(text, "jvm_gc_pause_seconds_sum"));
    }
}
