package dev.hoopoe.messaging.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.LaunchMode;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretStoreTest {

    private static final UUID WEBHOOK = UUID.randomUUID();

    private final WebhookSecret secret = WebhookSecret.generate();
    private final SecretStore store = store("s".repeat(40));

    @Test
    void secretIsOpenedForItsOwnWebhookOnly() {
        var sealed = store.seal(secret, WEBHOOK);

        assertEquals(secret.text(), store.open(sealed, WEBHOOK).text());
        assertThrows(IllegalStateException.class, () -> store.open(sealed, UUID.randomUUID()));
        assertThrows(IllegalStateException.class, () -> store("t".repeat(40)).open(sealed, WEBHOOK));
    }

    @Test
    void secretIsReencryptedOnceAfterAChange() {
        var sealed = store.seal(secret, WEBHOOK);
        var changed = new SecretStore(new Secrets("t".repeat(40), null, "s".repeat(40)), LaunchMode.NORMAL);

        var resealed = changed.reseal(sealed, WEBHOOK);

        assertEquals(
                secret.text(), store("t".repeat(40)).open(resealed, WEBHOOK).text());
        assertSame(resealed, changed.reseal(resealed, WEBHOOK));
        assertNull(changed.reseal(null, WEBHOOK));
    }

    private static SecretStore store(String encryptionSecret) {
        return new SecretStore(new Secrets(encryptionSecret, null, null), LaunchMode.NORMAL);
    }
}
