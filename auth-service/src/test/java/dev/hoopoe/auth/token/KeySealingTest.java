package dev.hoopoe.auth.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySealingTest {

    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final Optional<String> SECRET = Optional.of("s".repeat(40));

    private final KeySealing sealing = KeySealing.with(SECRET, true);

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
        var other = KeySealing.with(Optional.of("t".repeat(40)), true);
        var tampered = sealed.clone();
        tampered[20] ^= 1;

        assertThrows(IllegalStateException.class, () -> sealing.open(sealed, "k2"));
        assertThrows(IllegalStateException.class, () -> other.open(sealed, "k1"));
        assertThrows(IllegalStateException.class, () -> sealing.open(tampered, "k1"));
    }

    @Test
    void productionNeedsASecretOfItsOwn() {
        var development = Optional.of(KeySealing.DEVELOPMENT_SECRET);

        assertThrows(IllegalStateException.class, () -> KeySealing.with(Optional.empty(), true));
        assertThrows(IllegalStateException.class, () -> KeySealing.with(Optional.of("short"), true));
        assertThrows(IllegalStateException.class, () -> KeySealing.with(development, true));
        assertDoesNotThrow(() -> KeySealing.with(development, false));
    }
}
