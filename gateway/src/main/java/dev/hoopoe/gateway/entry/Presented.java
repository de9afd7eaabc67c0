package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.route.PublicOperations.Access;
import dev.hoopoe.gateway.route.RequestTarget;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.socket.Sockets;
import dev.hoopoe.gateway.token.Credential;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What the caller of a request presents.
 *
 * @param credential empty without one, and when the operation does not look at it
 * @param uri for the service; without a credential
 */
record Presented(Optional<Credential> credential, String uri) {

    static Presented in(HttpServerRequest request, Route route, Access access, RequestTarget target, Sockets sockets)
            throws Refusal {
        var rules = Dialect.ofPath(target.path()).credentials();
        if (route.socket()) {
            var ofSocket = sockets.credentialIn(request, target, rules, access.tokenUse());
            return new Presented(ofSocket.credential(), ofSocket.uri());
        }
        return switch (access.tokenUse()) {
            case IGNORED, FORWARDED -> new Presented(Optional.empty(), target.uri());
            case REQUIRED, OPTIONAL -> new Presented(Credential.in(request.headers(), rules), target.uri());
        };
    }
}
