package dev.hoopoe.common.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final InstantSource moving = () -> now;
    private final EndedSessions sessions = new EndedSessions(moving.withZone(ZoneOffset.UTC));

    @Test
    void sessionThatEndedIsKnown() {
        sessions.add("ended", START.plusSeconds(60));

        assertTrue(sessions.contains("ended"));
        assertFalse(sessions.contains("another"));
        assertFalse(sessions.contains(null));
    }

    @Test
    void sessionWithoutUnexpiredTokensIsNotKept() {
        sessions.add("long-gone", START);

        assertEquals(0, sessions.size());
    }

    @Test
    void sessionsAreForgottenOnceTheirTokensHaveExpired() {
        for (var i = 0; i < 5_000; i++) {
            sessions.add("s" + i, START.plusSeconds(60));
        }
        now = START.plusSeconds(61);
        for (var i = 0; i < 1_000; i++) {
            sessions.add("t" + i, now.plusSeconds(60));
        }

        assertEquals(1_000, sessions.size());
    }
}
