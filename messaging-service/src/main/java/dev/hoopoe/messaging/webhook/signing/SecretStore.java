package dev.hoopoe.messaging.webhook.signing;

import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.seal.Seal;
import dev.hoopoe.common.seal.Signer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals webhooks' secrets for the database and opens them again: they have to be known to sign with, so a hash would not
 * do. Without a secret of the operator's own the service does not start.
 */
@Startup
@Singleton
public class SecretStore {

    private final KeySecret secret;
    private final Seal seal;

    SecretStore(SigningConfig config, LaunchMode launchMode) {
        this.secret = KeySecret.of(
                "hoopoe.webhooks",
                config.encryptionSecret(),
                config.nextEncryptionSecret(),
                config.formerEncryptionSecret(),
                launchMode == LaunchMode.NORMAL);
        this.seal = secret.seal("hoopoe webhook secrets");
    }

    /** Signatures with another key from the same secret, for the use that the label names. */
    public Signer signer(String label) {
        return secret.signer(label);
    }

    /** True while secrets may still be encrypted with the former encryption secret. */
    public boolean hasFormer() {
        return secret.hasFormer();
    }

    /** A webhook's secret, re-encrypted with the current encryption secret; the same array if it is so already, null for null. */
    public byte[] reseal(byte[] sealed, UUID webhook) {
        return sealed == null || seal.isCurrent(sealed, owner(webhook)) ? sealed : seal(open(sealed, webhook), webhook);
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
