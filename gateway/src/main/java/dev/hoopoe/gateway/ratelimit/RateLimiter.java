package dev.hoopoe.gateway.ratelimit;

import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.clientip.ClientAddresses;
import dev.hoopoe.gateway.framing.AddressCounts;
import dev.hoopoe.gateway.replica.ReadyGateways;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits of all route classes; counts what they refuse. */
@ApplicationScoped
public class RateLimiter {

    private final ClientAddresses addresses;
    private final Map<RouteClass, ClassLimits> classes;
    private final TicketSecretLimits ticketSecrets;
    private final Map<RateLimit, Counter> refused;

    @Inject
    RateLimiter(RateLimitConfig config, ClientAddresses addresses, ReadyGateways gateways, MeterRegistry meters) {
        this(config, addresses, gateways::count, TimeMeter.SYSTEM_NANOTIME, meters);
    }

    RateLimiter(
            RateLimitConfig config,
            ClientAddresses addresses,
            IntSupplier gateways,
            TimeMeter time,
            MeterRegistry meters) {
        this.addresses = addresses;
        var shared = new RateLimit.Shared(config.maxEntries(), gateways, time);
        this.classes = classes(config, shared);
        this.ticketSecrets = TicketSecretLimits.of(
                new ClassLimits.Factory(
                        RouteClass.TICKET_SECRET, config.ticketSecret().period(), config.scale(), shared),
                config.ticketSecret());
        this.refused = limits().collect(
                        Collectors.toUnmodifiableMap(Function.identity(), limit -> refusedCounter(limit, meters)));
    }

    private static Map<RouteClass, ClassLimits> classes(RateLimitConfig config, RateLimit.Shared shared) {
        var login = config.login();
        var anonymous = config.anonymousWrite();
        var read = config.read();
        var write = config.write();
        var stream = config.stream();
        BiFunction<RouteClass, Duration, ClassLimits.Factory> of =
                (routeClass, period) -> new ClassLimits.Factory(routeClass, period, config.scale(), shared);
        var anonymousWrites = of.apply(RouteClass.ANONYMOUS_WRITE, anonymous.period())
                .anonymous(anonymous.perAccount(), anonymous.perAddress());
        return new EnumMap<>(Map.of(
                RouteClass.LOGIN,
                of.apply(RouteClass.LOGIN, login.period()).anonymous(login.perAccount(), login.perAddress()),
                RouteClass.ANONYMOUS_WRITE,
                anonymousWrites,
                RouteClass.TICKET_SECRET,
                anonymousWrites,
                RouteClass.READ,
                of.apply(RouteClass.READ, read.period())
                        .authenticated(read.perCaller(), read.perAccount(), read.perAddress()),
                RouteClass.WRITE,
                of.apply(RouteClass.WRITE, write.period())
                        .authenticated(write.perCaller(), write.perAccount(), write.perAddress()),
                RouteClass.STREAM,
                of.apply(RouteClass.STREAM, stream.period())
                        .authenticated(stream.perCaller(), stream.perAccount(), stream.perAddress())));
    }

    /** Begins to count a request of this class; its client's address is determined once. */
    public RateCheck check(HttpServerRequest request, RouteClass routeClass) {
        return new RateCheck(
                this,
                classes.get(routeClass),
                request.response(),
                AddressCounts.keyOf(addresses.of(request).address()));
    }

    TicketSecretLimits ticketSecrets() {
        return ticketSecrets;
    }

    /** The error for a request that a limit refuses. */
    Refusal refuse(Usage usage) {
        var limit = usage.limit();
        refused.get(limit).increment();
        return Refusal.tooMany(
                "Too many requests: " + limit.name() + " allows " + limit.quota() + " in "
                        + limit.period().toSeconds() + " s; try again in " + usage.retryAfterSeconds() + " s",
                usage.retryAfterSeconds());
    }

    Stream<RateLimit> limits() {
        return Stream.concat(classes.values().stream().distinct().flatMap(ClassLimits::all), ticketSecrets.all());
    }

    private static Counter refusedCounter(RateLimit limit, MeterRegistry meters) {
        return Counter.builder("hoopoe.gateway.rate.limited")
                .description("Requests answered 429 by a rate limit")
                .tag("class", limit.routeClass().wireName())
                .tag("scope", limit.scope().wireName())
                .register(meters);
    }
}
