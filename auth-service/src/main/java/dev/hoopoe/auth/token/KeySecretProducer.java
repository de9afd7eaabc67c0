package dev.hoopoe.auth.token;

import dev.hoopoe.common.seal.KeySecret;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the secret that encrypts signing keys, and signs what browsers bring back. */
class KeySecretProducer {

    @Produces
    @Singleton
    KeySecret keySecret(KeysConfig config, LaunchMode launchMode) {
        return KeySecret.of(
                "hoopoe.keys",
                config.encryptionSecret(),
                config.nextEncryptionSecret(),
                config.formerEncryptionSecret(),
                launchMode == LaunchMode.NORMAL);
    }
}
