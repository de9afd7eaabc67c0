package dev.hoopoe.messaging.webhook.signing;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.common.seal.Seal;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Seals webhooks' secrets for the database and opens them again: they have to be known to sign with, so a hash would not
 * do. Without a secret of the operator's own the service does not start.
 */
@Startup
@Singleton
public class SecretStore {

    static final String DEVELOPMENT_SECRET = "hoopoe-development-only-encryption-secret";

    private static final int SHORTEST_SECRET = 32;

    private final String secret;
    private final Seal seal;

    SecretStore(SigningConfig config, LaunchMode launchMode) {
        this.secret = fit(config.encryptionSecret(), launchMode == LaunchMode.NORMAL);
        this.seal = new Seal(DerivedKey.of(secret, "hoopoe webhook secrets", "AES"));
    }

    /**
     * @param production true where the development secret must not be used
     * @throws IllegalStateException when the secret is absent, too short, or not fit for production
     */
    static String fit(Optional<String> secret, boolean production) {
        var given = secret.orElse("");
        if (given.length() < SHORTEST_SECRET || (production && given.equals(DEVELOPMENT_SECRET))) {
            throw new IllegalStateException(
                    "hoopoe.webhooks.encryption-secret (HOOPOE_WEBHOOKS_ENCRYPTION_SECRET) must be"
                            + " a secret of its own of at least " + SHORTEST_SECRET + " characters");
        }
        return given;
    }

    /** Another key from the same secret, for the use that the label names. */
    public SecretKey derivedKey(String label) {
        return DerivedKey.of(secret, label, "HmacSHA256");
    }

    public byte[] seal(WebhookSecret secret, UUID webhook) {
        return seal.close(secret.bytes(), owner(webhook));
    }

    /**
     * The secret as it was before it was sealed.
     *
     * @throws IllegalStateException when it was sealed with another secret or for another webhook
     */
    public WebhookSecret open(byte[] sealed, UUID webhook) {
        try {
            return WebhookSecret.of(seal.open(sealed, owner(webhook)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of webhook " + webhook + " was sealed with another hoopoe.webhooks.encryption-secret",
                    e);
        }
    }

    private static byte[] owner(UUID webhook) {
        return webhook.toString().getBytes(StandardCharsets.UTF_8);
    }
}
