package dev.hoopoe.common.trace;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.OtlpReceiver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leaves the process, as a collector gets it. */
class TraceExportTest {

    private static final String SECRET = "not-for-the-collector";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MORE_THAN_THE_QUEUE_HOLDS = 200_000;

    private final OtlpReceiver receiver = new OtlpReceiver();
    private final OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> Map.of(
                    "otel.exporter.otlp.endpoint", receiver.url(),
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none",
                    "otel.service.name", "sample-service",
                    "otel.bsp.schedule.delay", "50"))
            .build()
            .getOpenTelemetrySdk();

    @AfterEach
    void stop() {
        receiver.hang(false);
        sdk.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        receiver.close();
    }

    @Test
    void spanIsExportedWithItsProcessAndWithWhatTheCodeKnows() {
        span("GET /api/tickets/{id}")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.route", "/api/tickets/{id}")
                .setAttribute("http.response.status_code", 200L)
                .setAttribute("server.address", "ticket.hoopoe")
                .startSpan()
                .end();

        var received = await().atMost(PATIENCE)
                .until(receiver::spans, spans -> spans.size() == 1)
                .get(0);
        assertEquals("GET /api/tickets/{id}", received.name());
        assertEquals("sample-service", received.service());
        assertEquals(36, received.instance().length());
        assertEquals("/api/tickets/{id}", received.attribute("http.route"));
        assertEquals("ticket.hoopoe", received.attribute("server.address"));
        assertEquals(3, received.span().getAttributesCount());
    }

    @Test
    void whatACallerWroteAndWhatAnExceptionSaysAreNotExported() {
        var caller = SpanContext.createFromRemoteParent(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.builder().put("caller", SECRET).build());
        span("GET")
                .setParent(Context.root().with(Span.wrap(caller)))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("url.query", "token=" + SECRET)
                .setAttribute("url.path", "/reset/" + SECRET)
                .setAttribute("url.full", "https://" + SECRET + "@desk.example.com/?token=" + SECRET)
                .setAttribute("server.address", SECRET)
                .setAttribute("user_agent.original", SECRET)
                .setAttribute("http.request.method_original", SECRET)
                .setAttribute("client.address", SECRET)
                .startSpan()
                .setStatus(StatusCode.ERROR, SECRET)
                .recordException(new IllegalStateException(SECRET))
                .end();

        var received = await().atMost(PATIENCE)
                .until(receiver::spans, spans -> spans.size() == 1)
                .get(0);
        assertFalse(received.toString().contains(SECRET), received.toString());
        assertEquals("00f067aa0ba902b7", received.parent());
        assertTrue(received.toString().contains("java.lang.IllegalStateException"), received.toString());
    }

    /** More than the heap of a service would hold, were they kept. */
    @Test
    void receiverThatHangsHoldsNobodyUp() {
        receiver.hang(true);
        var startedAt = System.nanoTime();
        for (var number = 0; number < MORE_THAN_THE_QUEUE_HOLDS; number++) {
            span("one of many").startSpan().end();
        }

        assertTrue(System.nanoTime() - startedAt < PATIENCE.toNanos());
        receiver.hang(false);
        span("the last").startSpan().end();
        await().atMost(PATIENCE).until(() -> {
            span("the last").startSpan().end();
            return receiver.spans().stream().anyMatch(span -> span.name().equals("the last"));
        });
        assertTrue(receiver.spans().size() < MORE_THAN_THE_QUEUE_HOLDS / 10);
    }

    private SpanBuilder span(String name) {
        return sdk.getTracer("test").spanBuilder(name);
    }
}
