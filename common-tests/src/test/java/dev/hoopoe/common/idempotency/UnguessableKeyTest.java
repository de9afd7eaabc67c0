package dev.hoopoe.common.idempotency;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnguessableKeyTest {

    @Test
    void randomKeysInTheFormsOfUseAreTaken() {
        var random = new Random(17);
        for (var i = 0; i < 1000; i++) {
            var bytes = new byte[16 + i % 17];
            random.nextBytes(bytes);
            assertTrue(UnguessableKey.isValid(UUID.randomUUID().toString()));
            assertTrue(UnguessableKey.isValid(UuidCreator.getTimeOrderedEpoch().toString()));
            assertTrue(UnguessableKey.isValid(HexFormat.of().formatHex(bytes)));
            assertTrue(UnguessableKey.isValid(Base64.getEncoder().encodeToString(bytes)));
            assertTrue(UnguessableKey.isValid(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "again",
                "key-of-4711",
                "2026-11-28T12:00:00Z",
                "0123456789abcdef0123456789abcde",
                "00000000000000000000000000000000",
                "00000000-0000-4000-8000-000000000000",
                "a81bc81b-dead-1e5d-abff-90865d1e13b1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "ticket-for-customer-00000001",
                "a text of more than 22 characters"
            })
    void keysThatSomebodyElseMayThinkOfAreNot(String key) {
        assertFalse(UnguessableKey.isValid(key));
    }
}
