package dev.hoopoe.gateway.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String CALLER = "somebody";

    private final ManualTime time = new ManualTime();
    private int gateways = 1;

    private RateLimit limit(long quota) {
        return limit(quota, 10_000);
    }

    private RateLimit limit(long quota, int maxEntries) {
        var shared = new RateLimit.Shared(maxEntries, () -> gateways, time);
        return new RateLimit(RouteClass.READ, Scope.CALLER, quota, MINUTE, true, shared);
    }

    @Test
    void quotaMayBeUsedAtOnceAndIsRefusedAfterwards() {
        var limit = limit(60);

        assertEquals(60, granted(limit, CALLER, 100));

        assertTrue(limit.consume(CALLER).isRefused());
    }

    @Test
    void quotaIsRefilledEvenly() {
        var limit = limit(60);
        granted(limit, CALLER, 60);

        time.advance(Duration.ofSeconds(10));

        assertEquals(10, granted(limit, CALLER, 100));
    }

    @Test
    void oneCallersRequestsTakeNothingFromAnother() {
        var limit = limit(5);
        granted(limit, CALLER, 10);

        assertEquals(5, granted(limit, "somebody else", 10));
    }

    @Test
    void headersSayWhatIsLeftAndWhenAllIsThereAgain() {
        var limit = limit(60);

        var usage = IntStream.range(0, 7)
                .mapToObj(i -> limit.consume(CALLER))
                .toList()
                .get(6);

        assertEquals("\"read\";q=60;w=60", limit.policy());
        assertEquals("\"read\";r=53;t=7", usage.header());
    }

    @Test
    void waitingTimeIsRoundedUp() {
        var limit = limit(40);
        granted(limit, CALLER, 40);

        var refused = limit.consume(CALLER);

        assertEquals(2, refused.retryAfterSeconds());
        assertEquals("\"read\";r=0;t=60", refused.header());
        time.advance(Duration.ofSeconds(2));
        assertFalse(limit.consume(CALLER).isRefused());
    }

    @Test
    void threeGatewaysTogetherGrantTheQuotaToCallersThatAreSpreadEvenly() {
        gateways = 3;
        var limits = IntStream.range(0, 3).mapToObj(gateway -> limit(100)).toList();
        var granted = 0;

        for (var second = 0; second < 600; second++) {
            for (var request = 0; request < 6; request++) {
                granted += limits.get(request % 3).consume(CALLER).isRefused() ? 0 : 1;
            }
            time.advance(Duration.ofSeconds(1));
        }

        // A full bucket at the beginning, and ten minutes of refilling.
        assertEquals(11 * 100, granted, 0.15 * 11 * 100);
        assertTrue(granted <= 11 * 100, () -> "more than the quota");
    }

    @Test
    void anotherNumberOfGatewaysChangesTheShareOfBucketsThatExist() {
        var limit = limit(90);
        assertEquals(89, limit.consume(CALLER).remaining());

        gateways = 3;
        assertEquals(28, limit.consume(CALLER).remaining());

        gateways = 1;
        assertEquals(85, limit.consume(CALLER).remaining());
    }

    @Test
    void quotaBelowTheNumberOfGatewaysStillGrantsOneRequest() {
        gateways = 5;
        var limit = limit(2);

        assertEquals(1, granted(limit, CALLER, 10));
    }

    @Test
    void peekingTakesNothing() {
        var limit = limit(2);
        limit.consume(CALLER);

        limit.peek(CALLER);

        assertEquals(1, limit.peek(CALLER).remaining());
        assertTrue(limit.isUsed(CALLER));
        assertFalse(limit.isUsed("somebody else"));
        assertEquals(0, limit.peek("somebody else").waitNanos());
    }

    @Test
    void aMillionCallersTakeNoMoreRoomThanTheBoundAllows() {
        var limit = limit(60, 1_000);

        for (var caller = 0; caller < 1_000_000; caller++) {
            limit.consume(Integer.toString(caller));
        }

        assertTrue(limit.size() <= 1_000, () -> limit.size() + " entries");
    }

    @Test
    void callersThatHaveBeenAwayForAPeriodTakeNoRoom() {
        var limit = limit(60);
        IntStream.range(0, 5_000).forEach(caller -> limit.consume(Integer.toString(caller)));

        time.advance(MINUTE);

        assertEquals(0, limit.size());
    }

    /** Keys that come once do not push out one that comes often, even while it is refused. */
    @Test
    void floodOfMadeUpAddressesDoesNotRenewTheQuotaOfTheAttacker() {
        var limit = limit(60, 1_000);
        var granted = 0;

        for (var request = 0; request < 200_000; request++) {
            limit.consume("made up " + request);
            granted += request % 10 == 0 && !limit.consume(CALLER).isRefused() ? 1 : 0;
        }

        assertEquals(60, granted);
    }

    private static long granted(RateLimit limit, String key, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> !limit.consume(key).isRefused())
                .count();
    }
}
