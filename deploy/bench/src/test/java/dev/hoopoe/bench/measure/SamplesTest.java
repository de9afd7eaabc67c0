package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void quantilesAreOfTheNearestRank() {
        Samples samples = ofMillis(1, 200);

        assertEquals(100, samples.median());
        assertEquals(198, samples.p99());
        assertEquals(200, samples.millis(1));
    }

    @Test
    void theOnlySampleIsEveryQuantile() {
        Samples samples = ofMillis(7, 7);

        assertEquals(7, samples.median());
        assertEquals(7, samples.p99());
    }

    @Test
    void mergedSamplesAreThoseOfAllRounds() {
        Samples merged = Samples.merged(List.of(ofMillis(1, 3), ofMillis(100, 103)));

        assertEquals(7, merged.count());
        assertEquals(100, merged.median());
    }

    static Samples ofMillis(int first, int last) {
        Samples samples = new Samples();
        for (int millis = last; millis >= first; millis--) {
            samples.add(millis * 1_000_000L);
        }
        return samples;
    }
}
