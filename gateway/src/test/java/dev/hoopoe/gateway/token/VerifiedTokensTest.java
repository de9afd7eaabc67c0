package dev.hoopoe.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final InstantSource moving = () -> now;
    private final VerifiedTokens tokens =
            new VerifiedTokens(100, Duration.ofSeconds(60), moving.withZone(ZoneOffset.UTC));

    @Test
    void verifiedTokenIsRemembered() {
        var verified = expiringAfter(Duration.ofHours(1));

        tokens.add("a.b.c", verified);

        assertEquals(Optional.of(verified), tokens.find("a.b.c"));
    }

    @Test
    void otherTokenIsNot() {
        tokens.add("a.b.c", expiringAfter(Duration.ofHours(1)));

        assertTrue(tokens.find("a.b.d").isEmpty());
    }

    @Test
    void tokenIsForgottenAfterAMinute() {
        tokens.add("a.b.c", expiringAfter(Duration.ofHours(1)));

        now = START.plusSeconds(61);

        assertTrue(tokens.find("a.b.c").isEmpty());
    }

    @Test
    void tokenIsForgottenWhenItExpires() {
        tokens.add("a.b.c", expiringAfter(Duration.ofSeconds(10)));

        now = START.plusSeconds(10);

        assertTrue(tokens.find("a.b.c").isEmpty());
    }

    @Test
    void noMoreTokensAreHeldThanAllowed() {
        for (var i = 0; i < 1_000; i++) {
            tokens.add("a.b." + i, expiringAfter(Duration.ofHours(1)));
        }

        assertTrue(tokens.size() <= 100);
    }

    private static VerifiedToken expiringAfter(Duration life) {
        return new VerifiedToken("someone", "default", "s", START.plus(life));
    }
}
