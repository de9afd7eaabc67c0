package dev.hoopoe.auth.oauth;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the verified e-mail address in the claims. With Microsoft the administrator of a directory can set any
 * address; {@code xms_edov} says that the domain's owner has verified it.
 */
final class VerifiedAddress {

    private static final Set<String> YES = Set.of("true", "1");

    private VerifiedAddress() {}

    /** The verified address; {@code trusting} accepts unverified ones. */
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
