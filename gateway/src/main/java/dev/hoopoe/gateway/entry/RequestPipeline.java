package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.dialect.BodyKind;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.common.web.RequestId;
import dev.hoopoe.gateway.account.AccountStates;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.answer.Cors;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.dialect.Dialects;
import dev.hoopoe.gateway.drain.Drain;
import dev.hoopoe.gateway.framing.RequestFraming;
import dev.hoopoe.gateway.proxy.ForwardedRequest;
import dev.hoopoe.gateway.proxy.Proxy;
import dev.hoopoe.gateway.ratelimit.RateCheck;
import dev.hoopoe.gateway.ratelimit.RateLimiter;
import dev.hoopoe.gateway.ratelimit.RouteClass;
import dev.hoopoe.gateway.route.InvalidRequestTargetException;
import dev.hoopoe.gateway.route.PublicOperations;
import dev.hoopoe.gateway.route.RequestTarget;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.route.RoutingTable;
import dev.hoopoe.gateway.socket.Sockets;
import dev.hoopoe.gateway.token.Authenticator;
import dev.hoopoe.gateway.token.VerifiedToken;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Handles every request before any other handler: framing, dialect, route, body size, rate limits and token,
 * then the proxy, or a WebSocket.
 */
@ApplicationScoped
class RequestPipeline {

    private static final Logger LOG = Logger.getLogger(RequestPipeline.class);
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final int SWITCHING_PROTOCOLS = 101;

    /** Statuses of an answer to a wrong ticket secret, or to an unknown ticket. */
    private static final Set<Integer> WRONG_SECRET = Set.of(401, 403, 404);

    private final Dialects dialects;
    private final RoutingTable routes;
    private final PublicOperations publicOperations;
    private final Authenticator authenticator;
    private final HostAccounts hostAccounts;
    private final AccountStates accounts;
    private final RateLimiter rateLimiter;
    private final LocalEndpoints localEndpoints;
    private final Proxy proxy;
    private final Sockets sockets;
    private final Answers answers;
    private final Cors cors;
    private final RequestMetrics metrics;
    private final Drain drain;

    RequestPipeline(
            Dialects dialects,
            RoutingTable routes,
            PublicOperations publicOperations,
            Authenticator authenticator,
            HostAccounts hostAccounts,
            AccountStates accounts,
            RateLimiter rateLimiter,
            LocalEndpoints localEndpoints,
            Proxy proxy,
            Sockets sockets,
            Answers answers,
            Cors cors,
            RequestMetrics metrics,
            Drain drain) {
        this.dialects = dialects;
        this.routes = routes;
        this.publicOperations = publicOperations;
        this.authenticator = authenticator;
        this.hostAccounts = hostAccounts;
        this.accounts = accounts;
        this.rateLimiter = rateLimiter;
        this.localEndpoints = localEndpoints;
        this.proxy = proxy;
        this.sockets = sockets;
        this.answers = answers;
        this.cors = cors;
        this.metrics = metrics;
        this.drain = drain;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, BEFORE_ALL_OTHERS);
    }

    private void receive(RoutingContext context) {
        var request = context.request();
        request.pause();
        metrics.track(context);
        var requestId = RequestId.accept(request.getHeader(RequestId.HEADER));
        MDC.put(LogKeys.REQUEST, requestId);
        context.response().putHeader(RequestId.HEADER, requestId).putHeader("X-Content-Type-Options", "nosniff");
        cors.addTo(request);
        var framing = RequestFraming.of(request.connection());
        if (framing.isEmpty()) {
            LOG.error("Request on a connection whose framing is not checked; connection closed");
            request.connection().close();
            return;
        }
        try {
            validateFraming(context, framing.get());
            handle(context, requestId);
        } catch (Refusal | RuntimeException e) {
            answers.fail(request, e);
        }
    }

    private void validateFraming(RoutingContext context, RequestFraming framing) throws Refusal {
        if (context.request().version() == HttpVersion.HTTP_1_0 || drain.hasBegun()) {
            closeAfterAnswer(context, framing);
        }
        try {
            framing.receive();
        } catch (Refusal malformed) {
            closeAfterAnswer(context, framing);
            throw malformed;
        }
        if (framing.isHandshake()) {
            closeUnlessSwitched(context, framing);
        }
    }

    /** Nothing may follow a handshake but what it asks for. */
    private static void closeUnlessSwitched(RoutingContext context, RequestFraming framing) {
        var response = context.response();
        context.addHeadersEndHandler(written -> {
            if (response.getStatusCode() != SWITCHING_PROTOCOLS) {
                response.headers().add(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.addEndHandler(ended -> {
            if (response.getStatusCode() != SWITCHING_PROTOCOLS) {
                framing.closeSoon();
            }
        });
    }

    private static void closeAfterAnswer(RoutingContext context, RequestFraming framing) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(ended -> framing.closeSoon());
    }

    private void handle(RoutingContext context, String requestId) throws Refusal {
        var request = context.request();
        var target = dialects.resolve(request, targetOf(request));
        if (cors.isPreflight(request)) {
            RequestMetrics.setRoute(context, "preflight");
            answers.succeedWithoutContent(request, 204);
            return;
        }
        if (!dialects.served().contains(Dialect.ofPath(target.path()))) {
            throw Refusal.notFound();
        }
        if (localEndpoints.answer(context, target)) {
            return;
        }
        var route = routes.find(target).orElseThrow(Refusal::notFound).of(isHandshake(request));
        RequestMetrics.setRoute(context, route.template());
        if (route.body() == BodyKind.CREDENTIALS) {
            request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        proxy.requireBodyWithinLimit(request, route);
        if (route.socket()) {
            sockets.requireHandshake(context);
        }
        pass(context, route, target, requestId);
    }

    private static boolean isHandshake(HttpServerRequest request) {
        return RequestFraming.of(request.connection())
                .filter(RequestFraming::isHandshake)
                .isPresent();
    }

    private static RequestTarget targetOf(HttpServerRequest request) throws Refusal {
        try {
            return RequestTarget.parse(request.uri());
        } catch (InvalidRequestTargetException e) {
            throw new Refusal(ErrorKind.INVALID, e.getMessage());
        }
    }

    private void pass(RoutingContext context, Route route, RequestTarget target, String requestId) throws Refusal {
        var request = context.request();
        var access = publicOperations.access(request.method(), target);
        var presented = Presented.in(request, route, access, target, sockets);
        var credential = presented.credential();
        if (credential.isEmpty() && access.tokenUse() == TokenUse.REQUIRED) {
            throw Refusal.unauthenticated("An access token or an API key is required");
        }
        var check = rateLimiter.check(request, RouteClass.of(route, access, request.method(), credential.isPresent()));
        check.countAddress();
        if (credential.isPresent()) {
            authenticator
                    .authenticate(credential.get())
                    .onSuccess(admitted -> passAs(
                            admitted.caller(),
                            check,
                            context,
                            ForwardedRequest.withToken(route, presented.uri(), requestId, admitted.accessToken())))
                    .onFailure(failure -> {
                        check.addHeaders();
                        refuseCaller(request, route, access, failure);
                    });
        } else {
            var bound = hostAccounts.boundTo(request);
            requireActive(bound);
            var account = bound.orElseGet(hostAccounts::fallback);
            MDC.put(LogKeys.ACCOUNT, account);
            check.countAccount(account);
            check.addHeaders();
            limitTicketSecrets(context, check, access.ticket());
            var unread = access.tokenUse() == TokenUse.FORWARDED ? request.getHeader(HttpHeaders.AUTHORIZATION) : null;
            forward(context, new ForwardedRequest(route, presented.uri(), requestId, null, bound.orElse(null), unread));
        }
    }

    private void forward(RoutingContext context, ForwardedRequest forwarded) {
        if (forwarded.route().socket()) {
            sockets.pass(context, forwarded);
        } else {
            proxy.pass(context, forwarded);
        }
    }

    /** Where a token is optional, Netia's clients expect 403 for one that is wrong (contract Netia, section 5). */
    private void refuseCaller(
            HttpServerRequest request, Route route, PublicOperations.Access access, Throwable failure) {
        if (route.socket() && access.tokenUse() == TokenUse.OPTIONAL) {
            sockets.refuseCaller(request, failure);
        } else {
            answers.fail(request, failure);
        }
    }

    private void requireActive(Optional<String> bound) throws Refusal {
        if (bound.filter(accounts::isSuspended).isPresent()) {
            throw new Refusal(ErrorKind.FORBIDDEN, "This desk is suspended; ask its operator");
        }
    }

    private void passAs(VerifiedToken caller, RateCheck check, RoutingContext context, ForwardedRequest forwarded) {
        nameCaller(caller);
        try {
            check.countCaller(caller.subject(), caller.accountId());
        } catch (Refusal tooMany) {
            answers.refuse(context.request(), tooMany);
            return;
        }
        check.addHeaders();
        forward(context, forwarded);
    }

    private static void limitTicketSecrets(RoutingContext context, RateCheck check, String ticket) throws Refusal {
        if (ticket == null) {
            return;
        }
        check.requireTicketSecretAllowed(ticket);
        // Before the answer leaves: whoever has it and tries again is counted already.
        context.addHeadersEndHandler(written -> {
            if (WRONG_SECRET.contains(context.response().getStatusCode())) {
                check.ticketSecretFailed(ticket);
            }
        });
    }

    private static void nameCaller(VerifiedToken token) {
        MDC.put(LogKeys.USER, token.subject());
        if (token.accountId() != null) {
            MDC.put(LogKeys.ACCOUNT, token.accountId());
        }
    }
}
