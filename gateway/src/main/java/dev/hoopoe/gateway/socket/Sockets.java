package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.clientip.ClientAddresses;
import dev.hoopoe.gateway.proxy.ForwardedRequest;
import dev.hoopoe.gateway.proxy.ProxyConfig;
import dev.hoopoe.gateway.proxy.SocketConfig;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.route.RequestTarget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Opens the WebSockets of clients at the services. */
@ApplicationScoped
public class Sockets {

    private static final String HANDSHAKE = "hoopoe.handshake";

    private final UpstreamClients clients;
    private final ReplicaRegistry replicas;
    private final OpenSockets open;
    private final Answers answers;
    private final ClientAddresses clientAddresses;
    private final Vertx vertx;
    private final Duration responseTimeout;
    private final SocketTunnel.Settings settings;

    Sockets(
            UpstreamClients clients,
            ReplicaRegistry replicas,
            OpenSockets open,
            Answers answers,
            ClientAddresses clientAddresses,
            Vertx vertx,
            ProxyConfig proxy,
            SocketConfig config) {
        this.clients = clients;
        this.replicas = replicas;
        this.open = open;
        this.answers = answers;
        this.clientAddresses = clientAddresses;
        this.vertx = vertx;
        this.responseTimeout = proxy.responseTimeout();
        this.settings = new SocketTunnel.Settings(config.maxMessageSize().asLongValue(), config.idleTimeout());
    }

    /**
     * Checks that the request is a handshake, before anybody is asked about it.
     *
     * @throws Refusal 405, 426 or 400
     */
    public void requireHandshake(RoutingContext context) throws Refusal {
        try {
            context.put(HANDSHAKE, Handshake.of(context.request()));
        } catch (Refusal refusal) {
            open.metrics().refused(refusal.kind());
            throw refusal;
        }
    }

    /**
     * What the caller of a handshake presents.
     *
     * @throws Refusal for a credential that is malformed, 403 where a token is optional and 401 elsewhere; 403 for two different
     *     ones
     */
    public SocketCredential credentialIn(
            HttpServerRequest request, RequestTarget target, CredentialRules rules, TokenUse use) throws Refusal {
        try {
            return SocketCredential.in(request.headers(), target, rules);
        } catch (Refusal malformed) {
            var refusal = use == TokenUse.OPTIONAL ? SocketCredential.forbidden(malformed) : malformed;
            open.metrics().refused(refusal.kind());
            throw refusal;
        }
    }

    /** Opens the socket of a request that passed {@link #requireHandshake}. */
    public void pass(RoutingContext context, ForwardedRequest forwarded) {
        var opening = new SocketOpening(context.request(), context.get(HANDSHAKE), forwarded, this);
        context.addEndHandler(ended -> opening.end());
        try {
            opening.start();
        } catch (Refusal tooMany) {
            answers.refuse(context.request(), tooMany);
        }
    }

    /** Answers a handshake whose caller does not count. */
    public void refuseCaller(HttpServerRequest request, Throwable failure) {
        if (SocketCredential.forbidden(failure) instanceof Refusal refusal) {
            refuse(request, refusal);
        } else {
            answers.fail(request, failure);
        }
    }

    void refuse(HttpServerRequest request, Refusal refusal) {
        open.metrics().refused(refusal.kind());
        answers.refuse(request, refusal);
    }

    void join(NetSocketInternal client, NetSocketInternal service, String address) {
        var tunnel = new SocketTunnel[1];
        tunnel[0] = new SocketTunnel(client, service, settings, vertx, code -> {
            open.release(address);
            open.closed(tunnel[0], code);
        });
        open.opened(tunnel[0]);
        tunnel[0].start();
    }

    UpstreamClients clients() {
        return clients;
    }

    ReplicaRegistry replicas() {
        return replicas;
    }

    OpenSockets open() {
        return open;
    }

    ClientAddresses clientAddresses() {
        return clientAddresses;
    }

    Vertx vertx() {
        return vertx;
    }

    Duration responseTimeout() {
        return responseTimeout;
    }
}
