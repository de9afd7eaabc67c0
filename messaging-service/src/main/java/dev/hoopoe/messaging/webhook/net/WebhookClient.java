package dev.hoopoe.messaging.webhook.net;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;

/**
 * Sends requests to webhooks' endpoints: to the address that was checked and no other, without following redirects,
 * and without a thread that waits.
 */
@ApplicationScoped
public class WebhookClient {

    public static final String USER_AGENT = "Hoopoe-Webhooks";

    private static final int CONNECT_MILLIS = 5_000;

    /** Less than servers keep idle connections open, so that no request is sent on a connection that is being closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final TargetGuard guard;
    private final Duration timeout;

    WebhookClient(Vertx vertx, TargetGuard guard, TargetConfig config) {
        this.vertx = vertx;
        this.guard = guard;
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(config.maxConcurrentPerEndpoint())
                .setVerifyHost(true)
                .setForceSni(true)
                // The sender makes the attempt's span, which is the one that the endpoint receives.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    void stop(@Observes ShutdownEvent event) {
        client.close();
    }

    /** Posts the body; the future never fails, and ends at the latest when the time for an attempt is over. */
    public Future<Answer> post(String url, Map<String, String> headers, Buffer body) {
        return post(url, headers, body, timeout);
    }

    /** As {@link #post(String, Map, Buffer)}, with a time limit of its own. */
    public Future<Answer> post(String url, Map<String, String> headers, Buffer body, Duration limit) {
        var ended = Promise.<Answer>promise();
        var exchange = new WebhookExchange(ended);
        var timer = vertx.setTimer(limit.toMillis(), id -> exchange.timeOut());
        ended.future().onComplete(answer -> vertx.cancelTimer(timer));
        guard.target(url).whenComplete((target, failure) -> {
            if (failure == null) {
                // On an event loop, so that no part of the answer arrives before its handlers are set.
                vertx.runOnContext(now -> exchange.begin(client, target, headers, body));
            } else if (TargetGuard.causeOf(failure) instanceof RefusedTargetException refused) {
                ended.tryComplete(Answer.without(Answer.Ending.NOT_PERMITTED, "The URL " + refused.getMessage()));
            } else {
                ended.tryComplete(Answer.without(Answer.Ending.UNREACHABLE, "The host was not found"));
            }
        });
        return ended.future();
    }
}
