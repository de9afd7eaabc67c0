package dev.hoopoe.common.testing;

import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces on loopback (OTLP over HTTP, binary protobuf), which keeps the spans that it gets. */
public final class OtlpReceiver implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = LoopbackServer.start(this::receive);
    private boolean hanging;

    /**
     * A span and the process that made it.
     *
     * @param service the process's name, such as {@code ticket-service}
     * @param instance unique for each process
     */
    public record Received(String service, String instance, Span span) {

        public String name() {
            return span.getName();
        }

        public String trace() {
            return HEX.formatHex(span.getTraceId().toByteArray());
        }

        public String id() {
            return HEX.formatHex(span.getSpanId().toByteArray());
        }

        /** Empty for the first span of a trace. */
        public String parent() {
            return HEX.formatHex(span.getParentSpanId().toByteArray());
        }

        /** The text of an attribute; null without it. */
        public String attribute(String name) {
            return span.getAttributesList().stream()
                    .filter(attribute -> attribute.getKey().equals(name))
                    .map(attribute -> attribute.getValue().getStringValue())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} names. */
    public String url() {
        return server.url();
    }

    /** All spans that came so far. */
    public List<Received> spans() {
        return List.copyOf(spans);
    }

    /** The spans of a trace that came so far. */
    public List<Received> spansOf(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** From now on it reads no request and answers none, or answers again. */
    public synchronized void hang(boolean hang) {
        hanging = hang;
        notifyAll();
    }

    private void receive(HttpExchange exchange) throws IOException {
        awaitRelease();
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/v1/traces")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var process : request.getResourceSpansList()) {
                var service = attribute(process.getResource(), "service.name");
                var instance = attribute(process.getResource(), "service.instance.id");
                for (var scope : process.getScopeSpansList()) {
                    scope.getSpansList().forEach(span -> spans.add(new Received(service, instance, span)));
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String attribute(Resource resource, String name) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElseThrow();
    }

    private synchronized void awaitRelease() throws IOException {
        try {
            while (hanging) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException("The receiver is closed", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
