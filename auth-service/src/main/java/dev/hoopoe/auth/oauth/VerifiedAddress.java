package dev.hoopoe.auth.oauth;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the address that a provider vouches for. Microsoft lets every directory's administrator write any address into a
 * profile; it says by {@code xms_edov} when the domain's owner has confirmed it.
 */
final class VerifiedAddress {

    private static final Set<String> YES = Set.of("true", "1");

    private VerifiedAddress() {}

    /** The address that counts; {@code trusting} where the provider's users are known to be who they say. */
    static Optional<String> in(JsonObject claims, boolean trusting) {
        var stated = claims.containsKey("email_verified") ? "email_verified" : "xms_edov";
        if (claims.containsKey(stated)) {
            return text(claims, "email").filter(email -> YES.contains(String.valueOf(claims.getValue(stated))));
        }
        return trusting ? named(claims) : Optional.empty();
    }

    private static Optional<String> named(JsonObject claims) {
        return text(claims, "email").or(() -> text(claims, "preferred_username"));
    }

    private static Optional<String> text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text && text.contains("@")
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
