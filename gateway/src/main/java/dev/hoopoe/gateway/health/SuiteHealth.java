package dev.hoopoe.gateway.health;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Whether every service is ready (contract Homa, row H-01); asked at most once a second, however many ask. */
@ApplicationScoped
public class SuiteHealth {

    private static final String READINESS = "/q/health/ready";
    private static final long LIMIT_MILLIS = 1_000;
    private static final Duration KEPT_FOR = Duration.ofSeconds(1);

    private final UpstreamClients clients;
    private final Clock clock;
    private final Vertx vertx;
    private Future<Void> latest;
    private Instant latestAt = Instant.MIN;

    SuiteHealth(UpstreamClients clients, Clock clock, Vertx vertx) {
        this.clients = clients;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Succeeds when all are ready; else fails with a {@link Refusal} that names those which are not. */
    public synchronized Future<Void> check() {
        var now = clock.instant();
        if (latest == null || latest.isComplete() && !now.isBefore(latestAt.plus(KEPT_FOR))) {
            latestAt = now;
            latest = askAll();
        }
        return Future.fromCompletionStage(latest.toCompletionStage(), vertx.getOrCreateContext());
    }

    private Future<Void> askAll() {
        Map<Upstream, Future<Boolean>> answers = new EnumMap<>(Upstream.class);
        for (var upstream : Upstream.values()) {
            answers.put(upstream, isReady(upstream));
        }
        return Future.join(answers.values().stream().toList()).compose(all -> verdict(answers));
    }

    private static Future<Void> verdict(Map<Upstream, Future<Boolean>> answers) {
        var down = Arrays.stream(Upstream.values())
                .filter(upstream -> !answers.get(upstream).result())
                .map(Upstream::label)
                .collect(Collectors.joining(", "));
        return down.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(new Refusal(ErrorKind.UNAVAILABLE, "Not ready: " + down));
    }

    private Future<Boolean> isReady(Upstream upstream) {
        return clients.open(upstream, HttpMethod.GET, READINESS)
                .compose(SuiteHealth::statusOf)
                .map(status -> status == 200)
                .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.succeededFuture(false));
    }

    private static Future<Integer> statusOf(HttpClientRequest request) {
        request.idleTimeout(LIMIT_MILLIS);
        return request.send().compose(response -> response.end().map(response.statusCode()));
    }
}
