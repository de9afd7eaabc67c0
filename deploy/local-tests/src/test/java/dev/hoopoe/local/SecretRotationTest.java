package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At each step every process must know all values that any other process may be using. */
class SecretRotationTest {

    private static final String OLD = "old";

    @TempDir
    Path folder;

    private final List<Step> steps = new ArrayList<>();
    private RotatedSecret secret;
    private int failingRestart = -1;

    /** What the keys had when a service restarted, or the database got its passwords. */
    private record Step(String what, String current, Optional<String> next, Optional<String> former) {}

    private Keys keys() {
        return Keys.ofParts(new SuiteFolder(folder));
    }

    private SecretRotation rotation(RotatedSecret rotated) {
        secret = rotated;
        return new SecretRotation(
                keys(),
                service -> note("restart " + service.wireName()),
                service -> note("passwords of " + service.wireName()),
                line -> {});
    }

    private void note(String what) {
        steps.add(new Step(what, keys().secret(secret.key()), secret.next(keys()), secret.former(keys())));
        if (steps.size() == failingRestart) {
            throw new StartRefusedException("It does not start");
        }
    }

    @Test
    void clientsFormerSecretIsKnownFromBeforeItsServiceUsesTheNewOneUntilAfterwards() {
        keys().store("service-client.directory", OLD);

        rotation(RotatedSecret.client("directory")).rotate(secret);

        String current = keys().secret("service-client.directory");
        assertNotEquals(OLD, current);
        assertEquals(
                List.of(
                        new Step("restart auth", current, Optional.empty(), Optional.of(OLD)),
                        new Step("restart directory", current, Optional.empty(), Optional.of(OLD)),
                        new Step("restart auth", current, Optional.empty(), Optional.empty())),
                steps);
    }

    @Test
    void operatorIsNoServiceAndNeedsNoRestart() {
        rotation(RotatedSecret.client("operator")).rotate(secret);

        assertEquals(
                List.of("restart auth", "restart auth"),
                steps.stream().map(Step::what).toList());
    }

    @Test
    void encryptionSecretIsKnownEverywhereBeforeItIsUsedAnywhere() {
        keys().store("webhooks-encryption", OLD);

        rotation(RotatedSecret.WEBHOOKS).rotate(secret);
        rotation(secret).end(secret);

        String current = keys().secret("webhooks-encryption");
        assertEquals(
                List.of(
                        new Step("restart messaging", OLD, Optional.of(current), Optional.empty()),
                        new Step("restart messaging", current, Optional.empty(), Optional.of(OLD)),
                        new Step("restart messaging", current, Optional.empty(), Optional.empty())),
                steps);
    }

    @Test
    void encryptionSecretWithAFormerValueIsNotChangedAgain() {
        rotation(RotatedSecret.SIGNING_KEYS).rotate(secret);
        String current = keys().secret("keys-encryption");

        assertThrows(StartRefusedException.class, () -> rotation(secret).rotate(secret));
        assertEquals(current, keys().secret("keys-encryption"));
        rotation(secret).end(secret);
        assertThrows(StartRefusedException.class, () -> rotation(secret).end(secret));
    }

    @Test
    void databasePasswordIsKnownBeforeTheDatabaseGetsIt() {
        keys().store("database.ticket", OLD);
        keys().store("database-owner.ticket", OLD);

        rotation(RotatedSecret.database(Service.TICKET)).rotate(secret);

        String current = keys().secret("database.ticket");
        assertEquals(
                List.of(
                        new Step("restart ticket", OLD, Optional.of(current), Optional.empty()),
                        new Step("passwords of ticket", current, Optional.of(current), Optional.empty()),
                        new Step("restart ticket", current, Optional.empty(), Optional.empty())),
                steps);
        assertNotEquals(OLD, keys().secret("database-owner.ticket"));
    }

    /** A process that still encrypts with the former value would store something that nobody can decrypt. */
    @Test
    void formerValueIsNotForgottenBeforeAllProcessesUseTheNewOne() {
        keys().store("webhooks-encryption", OLD);
        failingRestart = 2;
        assertThrows(
                StartRefusedException.class,
                () -> rotation(RotatedSecret.WEBHOOKS).rotate(secret));
        String begun = keys().secret("webhooks-encryption");

        assertThrows(StartRefusedException.class, () -> rotation(secret).end(secret));
        rotation(secret).rotate(secret);

        assertEquals(new Step("restart messaging", begun, Optional.empty(), Optional.of(OLD)), steps.get(2));
        rotation(secret).end(secret);
        assertEquals(Optional.empty(), secret.former(keys()));
    }

    /** A second new value would be unknown to the processes that have restarted already. */
    @Test
    void interruptedRotationGoesOnWithTheSameValue() {
        for (RotatedSecret rotated :
                List.of(RotatedSecret.client("ticket"), RotatedSecret.WEBHOOKS, RotatedSecret.database(Service.AUTH))) {
            steps.clear();
            keys().store(rotated.key(), OLD);
            failingRestart = 1;
            assertThrows(StartRefusedException.class, () -> rotation(rotated).rotate(rotated), rotated::name);
            String begun = rotated.next(keys()).orElseGet(() -> keys().secret(rotated.key()));
            failingRestart = -1;

            rotation(rotated).rotate(rotated);

            assertEquals(begun, keys().secret(rotated.key()), rotated::name);
        }
    }
}
