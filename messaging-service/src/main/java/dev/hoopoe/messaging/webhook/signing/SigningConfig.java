package dev.hoopoe.messaging.webhook.signing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key under which webhooks' secrets are stored. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface SigningConfig {

    /** At least 32 characters, from which the key is derived that seals webhooks' secrets; none by default on purpose. */
    Optional<String> encryptionSecret();

    /** Opens too what is sealed with it: the secret that other processes use already while it is changed. */
    Optional<String> nextEncryptionSecret();

    /** Opens too what is sealed with it: the secret before it was changed. All of it is sealed anew. */
    Optional<String> formerEncryptionSecret();
}
