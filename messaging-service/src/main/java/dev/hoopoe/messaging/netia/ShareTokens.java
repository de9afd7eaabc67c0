package dev.hoopoe.messaging.netia;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens with which a conversation can be read (contract rows N-16 and N-17): signed with HMAC-SHA-256 over account,
 * conversation and expiry, and stored nowhere.
 */
@Singleton
class ShareTokens {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int PARTS = 3;

    private final byte[] key;
    private final Clock clock;

    ShareTokens(SecretStore secrets, Clock clock) {
        this.key = secrets.derivedKey("hoopoe shared conversations").getEncoded();
        this.clock = clock;
    }

    String issue(String account, UUID conversation) {
        var expires = clock.instant().plus(LIFETIME).getEpochSecond();
        return account + "." + expires + "." + signature(account, conversation, Long.toString(expires));
    }

    /** The account of the conversation; empty for a token that is not for it, or not any more. */
    Optional<String> accountOf(String token, UUID conversation) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var expected = signature(parts[0], conversation, parts[1]);
        return MessageDigest.isEqual(expected.getBytes(UTF_8), parts[2].getBytes(UTF_8))
                        && Long.parseLong(parts[1]) > clock.instant().getEpochSecond()
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private String signature(String account, UUID conversation, String expires) {
        var hash = DerivedKey.hash(key, (account + "\n" + conversation + "\n" + expires).getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
