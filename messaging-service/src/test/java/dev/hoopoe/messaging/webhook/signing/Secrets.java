package dev.hoopoe.messaging.webhook.signing;

import java.util.Optional;

/** Encryption secrets as they are configured; null for none. */
record Secrets(String current, String next, String former) implements SigningConfig {

    @Override
    public Optional<String> encryptionSecret() {
        return Optional.ofNullable(current);
    }

    @Override
    public Optional<String> nextEncryptionSecret() {
        return Optional.ofNullable(next);
    }

    @Override
    public Optional<String> formerEncryptionSecret() {
        return Optional.ofNullable(former);
    }
}
