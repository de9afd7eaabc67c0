package dev.hoopoe.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Storage and rotation of the signing keys. */
@ConfigMapping(prefix = "hoopoe.keys")
public interface KeysConfig {

    /** Encrypts the private keys in the database; at least 32 characters, none by default on purpose. */
    Optional<String> encryptionSecret();

    /** The secret that comes next: other processes may have encrypted with it already, so this one can decrypt it. */
    Optional<String> nextEncryptionSecret();

    /** The secret before the last change. Keys that are still encrypted with it are re-encrypted with the current one. */
    Optional<String> formerEncryptionSecret();

    /** How long a key signs. */
    @WithDefault("P30D")
    Duration rotateAfter();

    /** How long before its first signature a key is published, for verifiers that cache the key set. */
    @WithDefault("PT24H")
    Duration publishAhead();
}
