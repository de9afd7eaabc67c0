package dev.hoopoe.gateway.answer;

import dev.hoopoe.common.dialect.CorsPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A dialect's CORS policy with the origins that the operator has configured. */
record CorsRules(CorsPolicy policy, Set<String> origins, boolean anyLocalhost) {

    private static final Pattern LOCALHOST = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    static CorsRules of(CorsPolicy policy, List<String> configured, boolean anyLocalhost) {
        return new CorsRules(
                policy,
                Set.copyOf(configured == null ? policy.defaultOrigins() : configured),
                anyLocalhost && policy.localhostMayBeAllowed());
    }

    /** The value of Access-Control-Allow-Origin for a page of this origin; empty when it may not call. */
    Optional<String> allowed(String origin) {
        if (origins.contains(CorsPolicy.ALL)) {
            return Optional.of(spelledOut(CorsPolicy.ALL, origin));
        }
        var allowed = origins.contains(origin)
                || (anyLocalhost && LOCALHOST.matcher(origin).matches());
        return allowed ? Optional.of(origin) : Optional.empty();
    }

    /** In credentials mode browsers read {@code *} literally, so the response repeats the requested value. */
    String spelledOut(String allowed, String asked) {
        return policy.credentials() && allowed.equals(CorsPolicy.ALL) ? asked : allowed;
    }
}
