package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.CredentialRules.BearerScheme;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.route.RequestTarget;
import dev.hoopoe.gateway.token.Credential;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the caller of a handshake presents: in {@code Authorization}, which browsers do not let pages set, in the query
 * parameter {@code token}, or in a subprotocol (contract Netia, section 5.0).
 *
 * @param credential empty when there is none
 * @param uri path and query without the token
 */
public record SocketCredential(Optional<Credential> credential, String uri) {

    private static final String PARAMETER = "token";
    private static final String SUBPROTOCOL_PREFIX = "base64url.bearer.phx.";

    /** What clients send that have no token. */
    private static final Set<String> ABSENT = Set.of("", "undefined", "null");

    /** @throws Refusal 401 for a credential that is malformed, 403 for two different ones */
    public static SocketCredential in(MultiMap headers, RequestTarget target, CredentialRules rules) throws Refusal {
        var credentials = new LinkedHashSet<Credential>();
        var query = Query.of(target);
        var bare = new CredentialRules(rules.apiKeys(), BearerScheme.OPTIONAL);
        Credential.in(headers, rules).ifPresent(credentials::add);
        for (var text : texts(headers, query)) {
            credentials.add(Credential.of(text, bare));
        }
        if (credentials.size() > 1) {
            throw new Refusal(ErrorKind.FORBIDDEN, "The request has two different tokens");
        }
        return new SocketCredential(credentials.stream().findFirst(), query.uri());
    }

    /** A token that does not count is 403 at a handshake (contract Netia, section 5.0); other failures stay as they are. */
    public static Throwable forbidden(Throwable failure) {
        return failure instanceof Refusal refusal ? forbidden(refusal) : failure;
    }

    static Refusal forbidden(Refusal refusal) {
        return refusal.kind() == ErrorKind.UNAUTHENTICATED
                ? new Refusal(ErrorKind.FORBIDDEN, refusal.getMessage())
                : refusal;
    }

    static List<String> withoutTokens(List<String> subprotocols) {
        return subprotocols.stream()
                .filter(subprotocol -> !subprotocol.startsWith(SUBPROTOCOL_PREFIX))
                .toList();
    }

    private static List<String> texts(MultiMap headers, Query query) {
        return Stream.concat(
                        query.tokens().stream(),
                        Handshake.list(headers, Handshake.SUBPROTOCOL).stream()
                                .filter(subprotocol -> subprotocol.startsWith(SUBPROTOCOL_PREFIX))
                                .map(subprotocol -> decoded(subprotocol.substring(SUBPROTOCOL_PREFIX.length()))))
                .filter(text -> !ABSENT.contains(text))
                .toList();
    }

    /** What is no base64url is returned as it is, and is no token either. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "SocketCredential[redacted]";
    }

    /** The tokens in a query, and the address without them. */
    private record Query(List<String> tokens, String uri) {

        static Query of(RequestTarget target) {
            var tokens = new ArrayList<String>();
            var others = new ArrayList<String>();
            var query = target.uri().substring(target.path().length());
            for (var parameter :
                    query.isEmpty() ? new String[0] : query.substring(1).split("&", -1)) {
                var equals = parameter.indexOf('=');
                var name = equals < 0 ? parameter : parameter.substring(0, equals);
                if (text(name).equals(PARAMETER)) {
                    tokens.add(equals < 0 ? "" : text(parameter.substring(equals + 1)));
                } else {
                    others.add(parameter);
                }
            }
            return new Query(tokens, others.isEmpty() ? target.path() : target.path() + "?" + String.join("&", others));
        }

        private static String text(String encoded) {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        }
    }
}
