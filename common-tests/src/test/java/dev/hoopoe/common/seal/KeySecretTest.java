package dev.hoopoe.common.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySecretTest {

    private static final String OLD = "o".repeat(40);
    private static final String NEW = "n".repeat(40);
    private static final byte[] OWNER = {1};
    private static final byte[] PLAIN = "a value".getBytes(StandardCharsets.UTF_8);

    private final KeySecret before = secret(OLD, null, null);
    private final KeySecret announced = secret(OLD, NEW, null);
    private final KeySecret changed = secret(NEW, null, OLD);
    private final KeySecret after = secret(NEW, null, null);

    private static KeySecret secret(String current, String next, String former) {
        return KeySecret.of(
                "hoopoe.uses", Optional.of(current), Optional.ofNullable(next), Optional.ofNullable(former), true);
    }

    @Test
    void processesOfTwoStepsOfAChangeOpenEachOthersValues() throws GeneralSecurityException {
        var ofAnnounced = announced.seal("use").close(PLAIN, OWNER);
        var ofChanged = changed.seal("use").close(PLAIN, OWNER);

        assertArrayEquals(PLAIN, before.seal("use").open(ofAnnounced, OWNER));
        assertArrayEquals(PLAIN, changed.seal("use").open(ofAnnounced, OWNER));
        assertArrayEquals(PLAIN, announced.seal("use").open(ofChanged, OWNER));
        assertArrayEquals(PLAIN, after.seal("use").open(ofChanged, OWNER));
        assertFalse(changed.seal("use").isCurrent(ofAnnounced, OWNER));
        assertTrue(changed.seal("use").isCurrent(ofChanged, OWNER));
        assertThrows(GeneralSecurityException.class, () -> after.seal("use").open(ofAnnounced, OWNER));
        assertThrows(
                GeneralSecurityException.class, () -> changed.seal("another").open(ofChanged, OWNER));
    }

    @Test
    void signaturesOfBothSecretsAreAcceptedDuringAChangeAndOfOneAfterwards() {
        var ofAnnounced = announced.signer("use").signInText("text");

        assertEquals(before.signer("use").signInText("text"), ofAnnounced);
        assertTrue(changed.signer("use").hasSignedInText("text", ofAnnounced));
        assertTrue(
                announced.signer("use").hasSigned("text", changed.signer("use").sign("text")));
        assertFalse(after.signer("use").hasSignedInText("text", ofAnnounced));
        assertFalse(changed.signer("use").hasSignedInText("another text", ofAnnounced));
        assertFalse(changed.signer("another").hasSignedInText("text", ofAnnounced));
        assertFalse(changed.signer("use").hasSignedInText("text", ofAnnounced + "="));
    }

    @Test
    void onlyAFormerSecretLeavesValuesToReencrypt() {
        assertFalse(announced.hasFormer());
        assertTrue(changed.hasFormer());
        assertFalse(secret(NEW, null, "").hasFormer());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', encryption-secret (HOOPOE_USES_ENCRYPTION_SECRET)",
        "short, '', '', encryption-secret (HOOPOE_USES_ENCRYPTION_SECRET)",
        "hoopoe-development-only-encryption-secret, '', '', encryption-secret (HOOPOE_USES_ENCRYPTION_SECRET)",
        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn, short, '', next-encryption-secret (HOOPOE_USES_NEXT_ENCRYPTION_SECRET)",
        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn, '', short, former-encryption-secret (HOOPOE_USES_FORMER_ENCRYPTION_SECRET)"
    })
    void unfitSecretIsRefusedByName(String current, String next, String former, String name) {
        var refusal = assertThrows(IllegalStateException.class, () -> secret(current, next, former));

        assertTrue(refusal.getMessage().startsWith("hoopoe.uses." + name), refusal.getMessage());
    }

    @Test
    void developmentMayUseItsOwn() {
        assertDoesNotThrow(() -> KeySecret.of(
                "hoopoe.uses", Optional.of(KeySecret.DEVELOPMENT), Optional.empty(), Optional.empty(), false));
    }
}
