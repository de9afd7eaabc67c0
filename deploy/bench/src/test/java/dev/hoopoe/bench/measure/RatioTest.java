package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void oneBadRoundWidensTheSpreadAndLeavesTheRatio() {
        Measured measured = ofRounds(20, 22, 24, 900, 20);
        Measured base = ofRounds(10, 11, 12, 10, 10);

        Ratio ratio = Ratio.ofMedians(measured, base);

        assertEquals(new Ratio(2, 2, 90), ratio);
    }

    @Test
    void roundsAreComparedWithTheirOwnBase() {
        Measured measured = ofRounds(10, 100);
        Measured base = ofRounds(10, 100);

        assertEquals(new Ratio(1, 1, 1), Ratio.ofMedians(measured, base));
    }

    @Test
    void nothingIsNoRatio() {
        assertThrows(
                IllegalArgumentException.class, () -> Ratio.ofMedians(new Measured("nothing"), new Measured("either")));
    }

    private static Measured ofRounds(int... millis) {
        Measured measured = new Measured("measured");
        for (int duration : millis) {
            measured.nextRound().add(duration * 1_000_000L);
        }
        return measured;
    }
}
