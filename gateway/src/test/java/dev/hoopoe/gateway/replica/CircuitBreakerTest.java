package dev.hoopoe.gateway.replica;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitBreakerTest {

    private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CircuitBreaker circuit =
            new CircuitBreaker(new CircuitBreaker.Settings(3, SECOND, SECOND.multipliedBy(3)));

    @Test
    void opensWhenHalfOfTheLastRequestsFailed() {
        circuit.failed(START);
        circuit.succeeded(START);
        circuit.failed(START);
        circuit.succeeded(START);
        assertFalse(circuit.isOpen());

        assertTrue(circuit.failed(START));

        assertTrue(circuit.isOpen());
        assertFalse(circuit.admits(START));
    }

    @Test
    void failuresNowAndThenDoNotOpenIt() {
        for (var request = 0; request < 1_000; request++) {
            if (request % 4 == 0) {
                assertFalse(circuit.failed(START));
            } else {
                circuit.succeeded(START);
            }
        }
    }

    @Test
    void trialThatFailsOpensItForTwiceAsLongUpToAMaximum() {
        open();
        assertTrialAfter(START, SECOND);
        circuit.failed(START.plus(SECOND));

        assertTrialAfter(START.plusSeconds(1), SECOND.multipliedBy(2));
        circuit.failed(START.plusSeconds(3));

        assertTrialAfter(START.plusSeconds(3), SECOND.multipliedBy(3));
    }

    @Test
    void requestsFromBeforeItOpenedDecideNothing() {
        open();

        assertFalse(circuit.succeeded(START));
        assertFalse(circuit.failed(START));

        assertTrue(circuit.isOpen());
        assertTrue(circuit.admits(START.plus(SECOND)));
    }

    @Test
    void trialWhoseClientLeftIsFollowedByAnother() {
        open();
        var later = START.plus(SECOND);
        circuit.begin();
        assertFalse(circuit.admits(later));

        circuit.ended();

        assertTrue(circuit.admits(later));
    }

    @Test
    void successfulTrialClosesIt() {
        open();
        circuit.begin();

        assertTrue(circuit.succeeded(START.plus(SECOND)));

        assertFalse(circuit.isOpen());
        assertFalse(circuit.failed(START.plus(SECOND)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void windowThatCannotBeCountedIsRefused(int failures) {
        assertThrows(IllegalArgumentException.class, () -> new CircuitBreaker.Settings(failures, SECOND, SECOND));
    }

    private void open() {
        for (var failure = 0; failure < 3; failure++) {
            circuit.failed(START);
        }
    }

    private void assertTrialAfter(Instant opened, Duration time) {
        assertFalse(circuit.admits(opened.plus(time).minusMillis(1)));
        assertTrue(circuit.admits(opened.plus(time)));
    }
}
