package dev.hoopoe.gateway.token;

import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the access token in a request (RFC 6750 §2.1): in the one Authorization header and nowhere else. */
public final class BearerToken {

    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");

    private BearerToken() {}

    /**
     * The token, or nothing when there is no Authorization header.
     *
     * @throws Refusal for another scheme, for what is no JWT, and for more than one header
     */
    public static Optional<String> in(MultiMap headers) throws Refusal {
        var values = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var bearer = BEARER.matcher(values.get(0).strip());
        if (values.size() > 1 || !bearer.matches()) {
            throw Refusal.unauthenticated("The access token is not valid");
        }
        return Optional.of(bearer.group(1));
    }
}
