package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.event.TraceParent;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.messaging.webhook.net.Answer;
import dev.hoopoe.messaging.webhook.net.WebhookClient;
import dev.hoopoe.messaging.webhook.signing.SignedMessage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.jboss.logging.Logger;

/** Makes one attempt: signs and sends the message, in the trace of the event, and returns the result. */
@ApplicationScoped
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final WebhookClient client;
    private final EventRenderer renderer;
    private final Tracer tracer;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Sender(WebhookClient client, EventRenderer renderer, Tracer tracer, DeliveryMetrics metrics, Clock clock) {
        this.client = client;
        this.renderer = renderer;
        this.tracer = tracer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The future never fails. */
    public Future<Attempt> send(Endpoint endpoint, WebhookMessage message) {
        return endpoint.format() == WebhookFormat.CLOUDEVENTS
                ? post(endpoint, message, message.body())
                : renderer.render(message.body())
                        .compose(
                                body -> post(endpoint, message, body),
                                failure -> Future.succeededFuture(notRendered(endpoint, failure)));
    }

    /** As for an endpoint that cannot be reached: the next attempt follows by its schedule. */
    private Attempt notRendered(Endpoint endpoint, Throwable failure) {
        LogKeys.with(
                LogKeys.WEBHOOK, endpoint.webhook(), () -> LOG.warn("Webhook's body not built; retrying", failure));
        return new Attempt(
                clock.instant(), AttemptResult.UNREACHABLE, null, 0, "The request could not be built", null, null);
    }

    private Future<Attempt> post(Endpoint endpoint, WebhookMessage message, String text) {
        var startedAt = clock.instant();
        var began = System.nanoTime();
        var span = tracer.spanBuilder("webhook attempt")
                .setParent(TraceParent.contextOf(message.traceparent()))
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("hoopoe.webhook.id", endpoint.webhook().toString())
                .setAttribute("hoopoe.event.id", message.id().toString())
                .startSpan();
        var body = text.getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", endpoint.format().contentType());
        headers.put("User-Agent", WebhookClient.USER_AGENT);
        headers.putAll(SignedMessage.headers(message.id().toString(), startedAt, body, endpoint.secrets()));
        var traceParent = TraceParent.of(span);
        if (traceParent != null) {
            headers.put(EventHeaders.W3C_TRACE, traceParent);
        }
        return client.post(endpoint.url(), headers, Buffer.buffer(body)).map(answer -> {
            var took = Duration.ofNanos(System.nanoTime() - began);
            var result = AttemptResult.of(answer);
            end(span, answer, result);
            metrics.attempted(result, took);
            return new Attempt(
                    startedAt,
                    result,
                    answer.status(),
                    took.toMillis(),
                    answer.failure(),
                    storable(answer.excerpt()),
                    answer.retryAfter());
        });
    }

    private static void end(Span span, Answer answer, AttemptResult result) {
        if (answer.status() != null) {
            span.setAttribute("http.response.status_code", (long) answer.status());
        }
        if (result != AttemptResult.DELIVERED) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", result.wireName());
        }
        span.end();
    }

    /** PostgreSQL stores no NUL character. Unpaired surrogates cannot occur after decoding. */
    private static String storable(String excerpt) {
        return excerpt == null ? null : excerpt.replace('\0', '\uFFFD');
    }
}
