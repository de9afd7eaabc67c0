package dev.hoopoe.auth.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.seal.KeySecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySealingTest {

    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "s".repeat(40);
    private static final String ANOTHER = "t".repeat(40);

    private final KeySealing sealing = sealing(SECRET, null, null);

    private static KeySealing sealing(String secret, String next, String former) {
        return new KeySealing(KeySecret.of(
                "hoopoe.keys", Optional.of(secret), Optional.ofNullable(next), Optional.ofNullable(former), true));
    }

    @Test
    void opensWhatItSealed() {
        assertArrayEquals(PLAIN, sealing.open(sealing.seal(PLAIN, "k1"), "k1"));
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertFalse(Arrays.equals(sealing.seal(PLAIN, "k1"), sealing.seal(PLAIN, "k1")));
    }

    @Test
    void refusesAnotherKeysRowAnotherSecretAndTampering() {
        var sealed = sealing.seal(PLAIN, "k1");
        var other = sealing(ANOTHER, null, null);
        var tampered = sealed.clone();
        tampered[20] ^= 1;

        assertThrows(IllegalStateException.class, () -> sealing.open(sealed, "k2"));
        assertThrows(IllegalStateException.class, () -> other.open(sealed, "k1"));
        assertThrows(IllegalStateException.class, () -> sealing.open(tampered, "k1"));
    }

    @Test
    void whileTheSecretIsChangedBothOpen() {
        var sealed = sealing.seal(PLAIN, "k1");
        var changed = sealing(ANOTHER, null, SECRET);
        var resealed = changed.seal(changed.open(sealed, "k1"), "k1");

        assertArrayEquals(PLAIN, sealing(SECRET, ANOTHER, null).open(resealed, "k1"));
        assertFalse(changed.isCurrent(sealed, "k1"));
        assertTrue(changed.isCurrent(resealed, "k1"));
        assertArrayEquals(PLAIN, sealing(ANOTHER, null, null).open(resealed, "k1"));
        assertThrows(IllegalStateException.class, () -> sealing.open(resealed, "k1"));
    }
}
