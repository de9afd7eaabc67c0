package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {

    private final StreamPlaces places = new StreamPlaces(3, 2);

    @Test
    void accountThatHasUsedItsPlacesIsToldToComeBackAndOthersAreServed() {
        places.acquire("a");
        places.acquire("a");

        var refusal = assertThrows(HoopoeException.class, () -> places.acquire("a"));

        assertEquals(ErrorKind.TOO_MANY_REQUESTS, refusal.kind());
        assertEquals(Duration.ofSeconds(10), refusal.retryAfter().orElseThrow());
        assertDoesNotThrow(() -> places.acquire("b"));
    }

    @Test
    void allAccountsTogetherAreLimitedToo() {
        places.acquire("a");
        places.acquire("a");
        places.acquire("b");

        var refusal = assertThrows(HoopoeException.class, () -> places.acquire("c"));

        assertEquals(ErrorKind.UNAVAILABLE, refusal.kind());
    }

    @Test
    void releasedPlaceIsFreeAgainAndItsAccountForgotten() {
        places.acquire("a");
        places.acquire("a");
        places.release("a");
        assertDoesNotThrow(() -> places.acquire("a"));

        places.release("a");
        places.release("a");

        assertEquals(0, places.open());
        assertEquals(0, places.accounts());
    }

    @Test
    void refusedStreamTakesNoPlace() {
        places.acquire("a");
        places.acquire("a");
        assertThrows(HoopoeException.class, () -> places.acquire("a"));

        assertEquals(2, places.open());
    }
}
