package dev.hoopoe.auth.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PasswordHashing hashing = hashing("19456");

    @Test
    void hashesAsThePolicySays() {
        var phc = hashing.hash("secret");

        assertTrue(phc.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), phc);
    }

    @Test
    void theSamePasswordHashesDifferentlyEachTime() {
        assertNotEquals(hashing.hash("secret"), hashing.hash("secret"));
    }

    @Test
    void tellsTheRightPasswordFromOthers() {
        var phc = hashing.hash("päßwörd 🔑");

        assertTrue(hashing.matches("päßwörd 🔑", phc, () -> {}));
        assertFalse(hashing.matches("päßwörd", phc, () -> {}));
    }

    @Test
    void nothingMatchesAnAbsentHashThoughTheWorkIsDone() {
        var before = computed();

        var matches = hashing.matches("nobody's password", null, () -> {});

        assertFalse(matches);
        assertEquals(before + 1, computed());
    }

    @Test
    void whoIsRefusedBeforehandCostsNothing() {
        var before = computed();

        assertThrows(
                HoopoeException.class,
                () -> hashing.matches("secret", null, () -> {
                    throw HoopoeException.forbidden("no");
                }));

        assertEquals(before, computed());
    }

    @Test
    void aHashWithOtherParametersIsOutdatedButStillMatches() {
        var old = hashing("1024").hash("secret");

        assertTrue(hashing.isOutdated(old));
        assertFalse(hashing.isOutdated(hashing.hash("secret")));
        assertTrue(hashing.matches("secret", old, () -> {}));
    }

    @Test
    void whatAnotherImplementationHashedMatches() {
        var phc =
                "$argon2id$v=19$m=1024,t=2,p=2$FK8AxGdq+z75b2Lu7hh0wP80OE+DJ6wmceIAEc2hRceetDrSTuA154qDNsh13yy0Hd7/l5aD7bsJT3fz3p+d1Q$nEMzBsPV4L3wftPx1TwwWyZ/vHX/kXZ3kbGMFSpe1bs";

        assertTrue(hashing.matches("päßwörd 🔑", phc, () -> {}));
        assertFalse(hashing.matches("päßwörd 🔒", phc, () -> {}));
    }

    @Test
    void whatIsNoArgon2idHashIsRefused() {
        for (var text :
                List.of("", "secret", "$argon2i$v=19$m=1024,t=2,p=1$c2FsdHNhbHQ$aGFzaA", "$argon2id$v=19$m=1024")) {
            assertThrows(IllegalArgumentException.class, () -> hashing.isOutdated(text), text);
        }
    }

    @Test
    void oneProcessorIsLeftToOthersUnlessItIsTheOnlyOne() {
        assertEquals(1, PasswordHashing.affordable(1, 1L << 30, 19456));
        assertEquals(1, PasswordHashing.affordable(2, 1L << 30, 19456));
        assertEquals(7, PasswordHashing.affordable(8, 1L << 30, 19456));
    }

    @Test
    void aSmallHeapHoldsFewHashesAtOnce() {
        assertEquals(4, PasswordHashing.affordable(8, 176L << 20, 19456));
        assertEquals(1, PasswordHashing.affordable(8, 64L << 20, 19456));
    }

    private long computed() {
        return meters.get("hoopoe.password.hashing").timer().count();
    }

    private PasswordHashing hashing(String memory) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withDefaultValue("hoopoe.password.memory", memory)
                .build()
                .getConfigMapping(PasswordConfig.class);
        return new PasswordHashing(config, meters, Clock.systemUTC());
    }
}
