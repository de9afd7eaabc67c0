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

    @Test
    void exemplarIsNoPartOfItsValue() {
        String text = "hoopoe_password_hashing_seconds_count 10.0 # {trace_id=\"78\"} 1.0 1795698902.776\n";

        assertEquals(10, HashingMetrics.sum(text, "hoopoe_password_hashing_seconds_count"));
    }
}
