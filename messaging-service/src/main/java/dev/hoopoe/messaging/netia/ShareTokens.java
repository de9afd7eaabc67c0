package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.seal.Signer;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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

    private final Signer signer;
    private final Clock clock;

    ShareTokens(SecretStore secrets, Clock clock) {
        this.signer = secrets.signer("hoopoe shared conversations");
        this.clock = clock;
    }

    String issue(String account, UUID conversation) {
        var expires = clock.instant().plus(LIFETIME).getEpochSecond();
        return account + "." + expires + "." + signer.signInText(signed(account, conversation, Long.toString(expires)));
    }

    /** The account of the conversation; empty for a token that is not for it, or not any more. */
    Optional<String> accountOf(String token, UUID conversation) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return signer.hasSignedInText(signed(parts[0], conversation, parts[1]), parts[2])
                        && Long.parseLong(parts[1]) > clock.instant().getEpochSecond()
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    private static String signed(String account, UUID conversation, String expires) {
        return account + "\n" + conversation + "\n" + expires;
    }
}
