package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.error.ErrorKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/** Counts sockets; no label contains text from a client or a service. */
final class SocketMetrics {

    private static final Set<Integer> COMMON_CODES = Set.of(1000, 1001, 1005, 1006, 1009, 1011, 1012);

    private final Counter opened;
    private final MeterProvider<Counter> refused;
    private final MeterProvider<Counter> closed;

    SocketMetrics(MeterRegistry registry, IntSupplier open) {
        Gauge.builder("hoopoe.gateway.sockets.open", open::getAsInt)
                .description("Open WebSockets")
                .register(registry);
        this.opened = Counter.builder("hoopoe.gateway.sockets.opened")
                .description("WebSockets that were opened")
                .register(registry);
        this.refused = Counter.builder("hoopoe.gateway.sockets.refused")
                .description("Handshakes of WebSockets that were refused")
                .withRegistry(registry);
        this.closed = Counter.builder("hoopoe.gateway.sockets.closed")
                .description("WebSockets that were closed, by the first close code")
                .withRegistry(registry);
    }

    void opened() {
        opened.increment();
    }

    void refused(ErrorKind kind) {
        refused(kind.name().toLowerCase(Locale.ROOT));
    }

    void refused(String reason) {
        refused.withTag("reason", reason).increment();
    }

    void closed(int code) {
        closed.withTag("code", label(code)).increment();
    }

    private static String label(int code) {
        if (COMMON_CODES.contains(code)) {
            return Integer.toString(code);
        }
        return code >= 1000 && code < 5000 ? code / 1000 + "xxx" : "invalid";
    }
}
