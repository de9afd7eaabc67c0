package dev.hoopoe.messaging.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;
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
    void productionNeedsASecretOfItsOwn() {
        var development = Optional.of(SecretStore.DEVELOPMENT_SECRET);

        assertThrows(IllegalStateException.class, () -> SecretStore.fit(Optional.empty(), true));
        assertThrows(IllegalStateException.class, () -> SecretStore.fit(Optional.of("short"), false));
        assertThrows(IllegalStateException.class, () -> SecretStore.fit(development, true));
        assertDoesNotThrow(() -> SecretStore.fit(development, false));
    }

    private static SecretStore store(String encryptionSecret) {
        return new SecretStore(() -> Optional.of(encryptionSecret), LaunchMode.NORMAL);
    }
}
