package dev.hoopoe.common.dialect;

import java.util.Set;

/**
 * An operation that takes callers without a token.
 *
 * @param methods HTTP methods; empty for every method
 * @param template as in {@link DialectRoute}
 * @param ticketSecret true when the caller proves the secret of the ticket that the template's segment
 *     <code>{id}</code> names
 */
public record PublicOperation(Set<String> methods, String template, TokenUse tokenUse, boolean ticketSecret) {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** By one method. */
    public static PublicOperation of(String method, String template) {
        return new PublicOperation(Set.of(method), template, TokenUse.IGNORED, false);
    }

    /** By GET and HEAD. */
    public static PublicOperation reading(String template) {
        return new PublicOperation(READING, template, TokenUse.IGNORED, false);
    }

    /** By every method, so that a wrong one is 404 or 405 for callers without a token, too. */
    public static PublicOperation anyMethod(String template) {
        return new PublicOperation(Set.of(), template, TokenUse.IGNORED, false);
    }

    /** The same, but a token that is sent must be valid. */
    public PublicOperation withOptionalToken() {
        return new PublicOperation(methods, template, TokenUse.OPTIONAL, ticketSecret);
    }

    /** The same, but the operation reads the header itself. */
    public PublicOperation withForwardedToken() {
        return new PublicOperation(methods, template, TokenUse.FORWARDED, ticketSecret);
    }

    /** The same, for callers who prove a ticket's secret. */
    public PublicOperation withTicketSecret() {
        return new PublicOperation(methods, template, tokenUse, true);
    }

    public boolean allows(String method) {
        return methods.isEmpty() || methods.contains(method);
    }
}
