package dev.hoopoe.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.framing.AddressCounts;
import org.junit.jupiter.api.Test;

class BodyAllowanceTest {

    private static final long KIB = 1024;

    private final BodyBudget ofService = new BodyBudget(100 * KIB);
    private final BodyBudget ofGateway = new BodyBudget(96 * KIB);
    private final AddressCounts longBodies = new AddressCounts(1);

    private BodyAllowance allowance(BodyBudget service) {
        return new BodyAllowance(1024 * KIB, service, ofGateway, longBodies, "203.0.113.9");
    }

    private static ErrorKind refusalOf(BodyAllowance body, long bytes) {
        return assertThrows(Refusal.class, () -> body.require(bytes)).kind();
    }

    @Test
    void bodyAboveItsLimitIsTooLarge() {
        assertEquals(ErrorKind.TOO_LARGE, refusalOf(allowance(ofService), 1024 * KIB + 1));
    }

    @Test
    void serviceHasRoomForSoManyBytesAtOnce() {
        var first = allowance(ofService);
        assertDoesNotThrow(() -> first.require(70 * KIB));

        assertEquals(ErrorKind.UNAVAILABLE, refusalOf(allowance(ofService), 31 * KIB));
        first.release();
        assertDoesNotThrow(() -> allowance(ofService).require(31 * KIB));
    }

    /** What slow clients of all services together make the gateway hold, 64 KiB of each body at most. */
    @Test
    void gatewayHasRoomForSoManyBytesAtOnceWhateverTheService() {
        var first = allowance(new BodyBudget(1024 * KIB));
        assertDoesNotThrow(() -> first.require(500 * KIB));
        var second = allowance(new BodyBudget(1024 * KIB));
        assertDoesNotThrow(() -> second.require(32 * KIB));

        assertEquals(ErrorKind.UNAVAILABLE, refusalOf(second, 33 * KIB));
        first.release();
        assertDoesNotThrow(() -> second.require(33 * KIB));
    }

    @Test
    void addressHasSoManyLongBodiesAtOnce() throws Refusal {
        var first = allowance(ofService);
        first.requireLong();

        assertEquals(
                ErrorKind.TOO_MANY_REQUESTS,
                assertThrows(Refusal.class, allowance(ofService)::requireLong).kind());
        first.release();
        assertDoesNotThrow(allowance(ofService)::requireLong);
    }
}
