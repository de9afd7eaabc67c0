package dev.hoopoe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SkewTest {

    private static final int DRAWS = 100_000;

    @Test
    void theFirstOfZipfsTenComesTenTimesAsOftenAsTheLast() {
        int[] drawn = drawnFrom(Skew.zipf(10, 1), 10);

        assertEquals(0.341, drawn[0] / (double) DRAWS, 0.01);
        assertEquals(10, drawn[0] / (double) drawn[9], 1);
    }

    @Test
    void weightsAreSharesOfTheirSum() {
        int[] drawn = drawnFrom(Skew.of(80, 15, 5), 3);

        assertEquals(0.8, drawn[0] / (double) DRAWS, 0.01);
        assertEquals(0.05, drawn[2] / (double) DRAWS, 0.01);
    }

    private static int[] drawnFrom(Skew skew, int count) {
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[count];
        for (int i = 0; i < DRAWS; i++) {
            drawn[skew.draw(random)]++;
        }
        return drawn;
    }
}
