package dev.hoopoe.gateway.proxy;

import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.answer.UnreadBody;
import dev.hoopoe.gateway.clientip.ClientAddresses;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Passes requests on to the services. */
@ApplicationScoped
public class Proxy {

    private final UpstreamClients clients;
    private final Answers answers;
    private final UnreadBody unreadBody;
    private final ClientAddresses clientAddresses;
    private final Vertx vertx;
    private final long maxBodyBytes;
    private final Duration responseTimeout;

    Proxy(
            UpstreamClients clients,
            Answers answers,
            UnreadBody unreadBody,
            ClientAddresses clientAddresses,
            Vertx vertx,
            ProxyConfig config) {
        this.clients = clients;
        this.answers = answers;
        this.unreadBody = unreadBody;
        this.clientAddresses = clientAddresses;
        this.vertx = vertx;
        this.maxBodyBytes = config.maxBodySize().asLongValue();
        this.responseTimeout = config.responseTimeout();
    }

    /** Refuses what is announced as too large before any of it is read. */
    public void requireBodyWithinLimit(HttpServerRequest request) throws Refusal {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && isAboveLimit(announced.strip())) {
            throw Refusal.tooLarge(maxBodyBytes);
        }
    }

    public void pass(RoutingContext context, Passage passage) {
        var exchange = new Exchange(context.request(), passage, this);
        context.addEndHandler(ended -> exchange.over());
        exchange.start();
    }

    private boolean isAboveLimit(String announced) {
        try {
            return Long.parseLong(announced) > maxBodyBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    UpstreamClients clients() {
        return clients;
    }

    Answers answers() {
        return answers;
    }

    UnreadBody unreadBody() {
        return unreadBody;
    }

    ClientAddresses clientAddresses() {
        return clientAddresses;
    }

    Vertx vertx() {
        return vertx;
    }

    long maxBodyBytes() {
        return maxBodyBytes;
    }

    Duration responseTimeout() {
        return responseTimeout;
    }
}
