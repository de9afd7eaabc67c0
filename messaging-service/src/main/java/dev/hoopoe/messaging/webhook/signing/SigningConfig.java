package dev.hoopoe.messaging.webhook.signing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key under which webhooks' secrets are stored. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface SigningConfig {

    /** At least 32 characters, from which the key is derived that seals webhooks' secrets; none by default on purpose. */
    Optional<String> encryptionSecret();

    /** The secret that comes next: other processes may have encrypted with it already, so this one can decrypt it. */
    Optional<String> nextEncryptionSecret();

    /** The secret before the last change. What is still encrypted with it is re-encrypted with the current one. */
    Optional<String> formerEncryptionSecret();
}
