package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.dialect.BodyKind;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.answer.RequestBodyDrain;
import dev.hoopoe.gateway.clientip.ClientAddresses;
import dev.hoopoe.gateway.framing.AddressCounts;
import dev.hoopoe.gateway.framing.ConnectionConfig;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.replica.ReplicaSet;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Forwards requests to the services. */
@ApplicationScoped
public class Proxy {

    private static final int HEAPS_SHARE_OF_BODIES = 4;

    private final UpstreamClients clients;
    private final ReplicaRegistry replicas;
    private final Answers answers;
    private final RequestBodyDrain unreadBody;
    private final ClientAddresses clientAddresses;
    private final OpenStreams streams;
    private final Vertx vertx;
    private final ProxyConfig config;
    private final Map<Upstream, BodyBudget> budgets;
    private final BodyBudget gathering = new BodyBudget(Runtime.getRuntime().maxMemory() / HEAPS_SHARE_OF_BODIES);
    private final BodyBudget uploads;
    private final AddressCounts longBodies;
    private final Map<Upstream, WorkLimits> workLimits;

    Proxy(
            UpstreamClients clients,
            ReplicaRegistry replicas,
            Answers answers,
            RequestBodyDrain unreadBody,
            ClientAddresses clientAddresses,
            OpenStreams streams,
            Vertx vertx,
            ProxyConfig config,
            ConnectionConfig connections,
            MeterRegistry meters) {
        this.clients = clients;
        this.replicas = replicas;
        this.answers = answers;
        this.unreadBody = unreadBody;
        this.clientAddresses = clientAddresses;
        this.streams = streams;
        this.vertx = vertx;
        this.config = config;
        this.budgets = Map.of(
                Upstream.AUTH, budget(config.authHeap()),
                Upstream.DIRECTORY, budget(config.directoryHeap()),
                Upstream.TICKET, budget(config.ticketHeap()),
                Upstream.MESSAGING, budget(config.messagingHeap()));
        this.uploads = new BodyBudget(config.maxUploadsSize().asLongValue());
        this.workLimits = Arrays.stream(Upstream.values())
                .collect(Collectors.toUnmodifiableMap(
                        upstream -> upstream,
                        upstream -> new WorkLimits(
                                upstream, () -> maxInFlight(replicas.of(upstream)), config, vertx, meters)));
        this.longBodies = new AddressCounts(connections.maxBodiesPerAddress());
    }

    /** Refuses a body whose announced size exceeds its route's limit, before it is read. */
    public void requireBodyWithinLimit(HttpServerRequest request, Route route) throws Refusal {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        var limit = limit(route, true);
        if (announced != null && Long.parseLong(announced) > limit) {
            throw Refusal.tooLarge(limit);
        }
    }

    BodyAllowance allowance(ForwardedRequest forwarded, String address) {
        return new BodyAllowance(
                limit(forwarded.route(), forwarded.token() != null),
                forwarded.route().body() == BodyKind.UPLOAD ? uploads : budgets.get(forwarded.upstream()),
                gathering,
                longBodies,
                address);
    }

    /** What the ready replicas take; with none of them the requests go to one that may be ready all the same. */
    private int maxInFlight(ReplicaSet set) {
        return config.maxConnections() * Math.max(1, Math.toIntExact(set.readyCount()));
    }

    /**
     * Waits until one more request may be sent to the service; streams of events have a limit of their own.
     *
     * @return fails with a {@link Refusal} when too many wait
     */
    Future<Void> acquireConnection(ForwardedRequest forwarded, String address) {
        return forwarded.route().waits()
                ? Future.succeededFuture()
                : workLimits.get(forwarded.upstream()).acquire(address);
    }

    void releaseConnection(ForwardedRequest forwarded, String address) {
        if (!forwarded.route().waits()) {
            workLimits.get(forwarded.upstream()).release(address);
        }
    }

    private long limit(Route route, boolean withToken) {
        return switch (route.body()) {
            case CREDENTIALS -> config.maxCredentialsBodySize().asLongValue();
            case TEXT -> config.maxBodySize().asLongValue();
            case UPLOAD -> config.maxUploadBodySize().asLongValue();
            case FILES -> (withToken ? config.maxFileBodySize() : config.maxBodySize()).asLongValue();
        };
    }

    public void pass(RoutingContext context, ForwardedRequest forwarded) {
        var exchange = new ProxyExchange(context.request(), forwarded, this);
        context.addEndHandler(ended -> exchange.end());
        exchange.start();
    }

    UpstreamClients clients() {
        return clients;
    }

    ReplicaRegistry replicas() {
        return replicas;
    }

    Answers answers() {
        return answers;
    }

    RequestBodyDrain unreadBody() {
        return unreadBody;
    }

    ClientAddresses clientAddresses() {
        return clientAddresses;
    }

    OpenStreams streams() {
        return streams;
    }

    Vertx vertx() {
        return vertx;
    }

    Duration responseTimeout() {
        return config.responseTimeout();
    }

    private static BodyBudget budget(MemorySize heap) {
        return new BodyBudget(heap.asLongValue() / HEAPS_SHARE_OF_BODIES);
    }
}
