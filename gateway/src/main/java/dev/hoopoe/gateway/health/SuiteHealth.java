package dev.hoopoe.gateway.health;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.proxy.CachedResponse;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether every service has a ready replica (contract Homa, row H-01); polled at most once a second. */
@ApplicationScoped
public class SuiteHealth {

    private static final Duration KEPT_FOR = Duration.ofSeconds(1);

    private final ReplicaRegistry replicas;
    private final CachedResponse<Map<String, Boolean>> parts;

    SuiteHealth(ReplicaRegistry replicas, Clock clock, Vertx vertx) {
        this.replicas = replicas;
        this.parts = new CachedResponse<>(this::askAll, KEPT_FOR, clock, vertx);
    }

    /** Succeeds when all are ready; else fails with a {@link Refusal} that names those which are not. */
    public Future<Void> check() {
        return parts().compose(SuiteHealth::verdict);
    }

    /** Each service's name, and whether it is ready. */
    public Future<Map<String, Boolean>> parts() {
        return parts.current();
    }

    private Future<Map<String, Boolean>> askAll() {
        Map<Upstream, Future<Boolean>> answers = new EnumMap<>(Upstream.class);
        for (var upstream : Upstream.values()) {
            answers.put(upstream, replicas.isAnyReady(upstream));
        }
        return Future.join(answers.values().stream().toList()).map(all -> {
            Map<String, Boolean> ready = new LinkedHashMap<>();
            answers.forEach((upstream, answer) -> ready.put(upstream.wireName(), answer.result()));
            return ready;
        });
    }

    private static Future<Void> verdict(Map<String, Boolean> ready) {
        var down = ready.entrySet().stream()
                .filter(part -> !part.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return down.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(new Refusal(ErrorKind.UNAVAILABLE, "Not ready: " + down));
    }
}
