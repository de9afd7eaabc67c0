package dev.hoopoe.common.dialect;

import java.util.Set;

/**
 * An operation that takes callers without a token.
 *
 * @param methods HTTP methods; empty for every method
 * @param template as in {@link DialectRoute}
 */
public record PublicOperation(Set<String> methods, String template, TokenUse tokenUse) {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** By one method. */
    public static PublicOperation of(String method, String template) {
        return new PublicOperation(Set.of(method), template, TokenUse.IGNORED);
    }

    /** By GET and HEAD. */
    public static PublicOperation reading(String template) {
        return new PublicOperation(READING, template, TokenUse.IGNORED);
    }

    /** By every method, so that a wrong one is 404 or 405 for callers without a token, too. */
    public static PublicOperation anyMethod(String template) {
        return new PublicOperation(Set.of(), template, TokenUse.IGNORED);
    }

    /** The same, but a token that is sent must be valid. */
    public PublicOperation withOptionalToken() {
        return new PublicOperation(methods, template, TokenUse.OPTIONAL);
    }

    public boolean allows(String method) {
        return methods.isEmpty() || methods.contains(method);
    }
}
