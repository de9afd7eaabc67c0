package dev.hoopoe.messaging.webhook.signing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What webhooks' secrets are kept with. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface SigningConfig {

    /** At least 32 characters, from which the key is derived that seals webhooks' secrets; none by default on purpose. */
    Optional<String> encryptionSecret();
}
