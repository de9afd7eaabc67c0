package dev.hoopoe.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theFirstKeySignsAtOnce() {
        var ring = at(START).apply(new KeyRing(List.of()));

        assertTrue(ring.activeAt(START).isPresent());
    }

    @Test
    void aReplicaWhoseClockIsBehindMakesNoKeyOfItsOwn() {
        var ring = at(START).apply(new KeyRing(List.of()));

        assertFalse(at(START.minusSeconds(2)).isDue(ring));
    }

    @Test
    void nothingIsDueInBetween() {
        var ring = at(START).apply(new KeyRing(List.of()));

        assertFalse(at(START.plus(Duration.ofDays(28))).isDue(ring));
    }

    @Test
    void aSuccessorIsAddedOnceAndSignsWhenTheTermIsOver() {
        var soon = START.plus(Duration.ofDays(29));
        var ring = at(soon).apply(at(START).apply(new KeyRing(List.of())));

        assertEquals(2, ring.keys().size());
        assertEquals(START.plus(Duration.ofDays(30)), ring.keys().get(1).activatesAt());
        assertFalse(at(soon.plusSeconds(60)).isDue(ring));
    }

    @Test
    void afterALongStandstillTheNextKeyIsStillPublishedAhead() {
        var late = START.plus(Duration.ofDays(400));

        var ring = at(late).apply(at(START).apply(new KeyRing(List.of())));

        assertEquals(late.plus(Duration.ofDays(1)), ring.keys().get(1).activatesAt());
        assertEquals(ring.keys().get(0), ring.activeAt(late).orElseThrow());
    }

    @Test
    void theSetGoesThroughItsLifeInOrder() {
        var ring = at(START).apply(new KeyRing(List.of()));
        ring = at(START.plus(Duration.ofDays(29))).apply(ring);
        var switchOver = START.plus(Duration.ofDays(30));

        assertEquals(
                ring.keys().get(0), ring.activeAt(switchOver.minusMillis(1)).orElseThrow());
        assertEquals(ring.keys().get(1), ring.activeAt(switchOver).orElseThrow());
        assertEquals(
                2, at(switchOver.plus(Duration.ofHours(24))).apply(ring).keys().size());
        assertEquals(
                1, at(switchOver.plus(Duration.ofHours(25))).apply(ring).keys().size());
    }

    @Test
    void aKeyOutlivesTokensThatHaveComeToLiveLonger() {
        var switchOver = START.plus(Duration.ofDays(30));
        var ring = at(START.plus(Duration.ofDays(29))).apply(at(START).apply(new KeyRing(List.of())));
        var longer = at(START.plus(Duration.ofDays(29)), Duration.ofDays(7));

        assertTrue(longer.isDue(ring));
        ring = longer.apply(ring);

        assertFalse(longer.isDue(ring));
        assertFalse(at(START.plus(Duration.ofDays(29))).isDue(ring));
        var lastToken = switchOver.plus(Duration.ofDays(7));
        assertEquals(2, at(lastToken, Duration.ofDays(7)).apply(ring).keys().size());
    }

    private static KeyRotation at(Instant now) {
        return at(now, Duration.ofHours(24));
    }

    private static KeyRotation at(Instant now, Duration tokenLifetime) {
        return new KeyRotation(now, Duration.ofDays(30), Duration.ofHours(24), tokenLifetime, KeyRotationTest::keyFrom);
    }

    /** Rotation never looks into a key. */
    private static SigningKey keyFrom(Instant activation) {
        return new SigningKey(activation.toString(), null, "{}", activation, null);
    }
}
