package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.web.RequestId;
import dev.hoopoe.gateway.clientip.ClientOrigin;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request to forward, with the headers that the gateway sets.
 *
 * @param route the route, with its service
 * @param uri normalised path and query
 * @param token the verified access token; null without one
 * @param account the account of a request without a token; null with one, since the token has it
 */
public record ForwardedRequest(Route route, String uri, String requestId, String token, String account) {

    /** Sets the trusted headers; none of their values comes from the client. */
    void addTo(MultiMap headers, HttpServerRequest request, ClientOrigin client) {
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
    }

    Upstream upstream() {
        return route.upstream();
    }

    @Override
    public String toString() {
        return "Passage[" + route.upstream() + ", " + requestId + "]";
    }
}
