package dev.hoopoe.common.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Ended sessions whose access tokens may not have expired yet; entries are evicted once the last token has expired. */
public final class EndedSessions {

    private static final int SWEEP_EVERY = 1_000;

    private final ConcurrentHashMap<String, Instant> lastExpiryBySession = new ConcurrentHashMap<>();
    private final Clock clock;
    private int sinceSweep;

    public EndedSessions(Clock clock) {
        this.clock = clock;
    }

    /** Adds an ended session until {@code lastExpiry}, when its last access token expires. */
    public synchronized void add(String sessionId, Instant lastExpiry) {
        if (lastExpiry.isAfter(clock.instant())) {
            lastExpiryBySession.put(sessionId, lastExpiry);
        }
        if (++sinceSweep >= SWEEP_EVERY) {
            sinceSweep = 0;
            var now = clock.instant();
            lastExpiryBySession.values().removeIf(expiry -> !expiry.isAfter(now));
        }
    }

    public boolean contains(String sessionId) {
        return sessionId != null && lastExpiryBySession.containsKey(sessionId);
    }

    public int size() {
        return lastExpiryBySession.size();
    }
}
