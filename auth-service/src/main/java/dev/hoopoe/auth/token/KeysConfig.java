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

    /** Decrypts too: the secret that other processes use already while it is changed. */
    Optional<String> nextEncryptionSecret();

    /** Decrypts too: the secret before it was changed. What was encrypted with it is encrypted anew. */
    Optional<String> formerEncryptionSecret();

    /** How long a key signs. */
    @WithDefault("P30D")
    Duration rotateAfter();

    /** How long before its first signature a key is published, for verifiers that cache the key set. */
    @WithDefault("PT24H")
    Duration publishAhead();
}
