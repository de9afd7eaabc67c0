package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
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
    void ratesAreComparedRoundByRound() {
        Rates measured = ofRates(80, 190, 50);
        Rates base = ofRates(100, 200, 100);

        assertEquals(new Ratio(0.8, 0.5, 0.95), Ratio.of(measured, base));
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

    private static Rates ofRates(int... aSecond) {
        Rates rates = new Rates("rates");
        for (int rate : aSecond) {
            rates.add(rate * 2L, Duration.ofSeconds(2));
        }
        return rates;
    }
}
