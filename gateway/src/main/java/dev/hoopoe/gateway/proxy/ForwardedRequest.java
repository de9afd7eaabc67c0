package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.common.idempotency.IdempotencyKeyFilter;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.web.RequestId;
import dev.hoopoe.gateway.clientip.ClientOrigin;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request to forward, with the headers that the gateway sets.
 *
 * @param route the route, with its service
 * @param uri normalised path and query
 * @param token the verified access token; null without one
 * @param account the account to which the host is bound; null for other hosts, and with a token, which has the account
 * @param credential the header Authorization as the client sent it, for an operation that reads it itself; null for others
 */
public record ForwardedRequest(
        Route route, String uri, String requestId, String token, String account, String credential) {

    /** A request with a verified access token. */
    public static ForwardedRequest withToken(Route route, String uri, String requestId, String token) {
        return new ForwardedRequest(route, uri, requestId, token, null, null);
    }

    /** Sets the trusted headers; no value but the credential comes from the client. */
    public void addTo(MultiMap headers, HttpServerRequest request, ClientOrigin client) {
        headers.set(RequestId.HEADER, requestId);
        headers.set("X-Forwarded-Proto", client.scheme());
        if (client.address() != null) {
            headers.set("X-Forwarded-For", client.address());
        }
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        if (token != null) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (account != null) {
            headers.set(Caller.ACCOUNT_HEADER, account);
        }
        if (credential != null) {
            headers.set(TokenUse.CREDENTIAL_HEADER, credential);
        }
    }

    /**
     * A safe request can be repeated (RFC 9110 §9.2.2), and so can a POST with an {@code Idempotency-Key}, which has one effect
     * however often it arrives. A service may close an idle connection just when it is reused; after its restart several idle
     * connections may be closed, but never a new one.
     */
    static boolean isRepeatable(HttpServerRequest request) {
        var isSafe = request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return isSafe
                || (request.method().equals(HttpMethod.POST)
                        && request.headers().contains(IdempotencyKeyFilter.HEADER));
    }

    public Upstream upstream() {
        return route.upstream();
    }

    @Override
    public String toString() {
        return "Passage[" + route.upstream() + ", " + requestId + "]";
    }
}
