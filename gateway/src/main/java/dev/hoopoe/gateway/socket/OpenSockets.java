package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.drain.DelayEnding;
import dev.hoopoe.gateway.framing.AddressCounts;
import dev.hoopoe.gateway.proxy.SocketConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sockets of this gateway, which end when it stops. Limits how many there are, in all and for each client's address. */
@Startup
@ApplicationScoped
class OpenSockets {

    private static final long RETRY_AFTER_SECONDS = 10;

    private final SocketConfig config;
    private final SocketMetrics metrics;
    private final AtomicInteger places = new AtomicInteger();
    private final AddressCounts addresses;
    private final Set<SocketTunnel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;
    private volatile boolean stopping;

    OpenSockets(SocketConfig config, MeterRegistry registry) {
        this.config = config;
        this.metrics = new SocketMetrics(registry, open::size);
        this.addresses = new AddressCounts(config.maxPerAddress());
    }

    SocketMetrics metrics() {
        return metrics;
    }

    /**
     * Takes a place for a socket that is about to be opened, and needs a {@link #release}.
     *
     * @param address as {@link AddressCounts#keyOf} has it
     * @throws Refusal when the address or the gateway has too many: 429 or 503; 503 while the gateway stops, too, since the
     *     socket would be closed soon
     */
    void acquire(String address) throws Refusal {
        if (draining) {
            metrics.refused("stopping");
            throw new Refusal(ErrorKind.UNAVAILABLE, "This gateway stops; try again");
        }
        if (!addresses.acquire(address)) {
            metrics.refused("address");
            throw Refusal.tooMany(
                    "An address may have at most " + config.maxPerAddress() + " WebSockets open", RETRY_AFTER_SECONDS);
        }
        if (places.incrementAndGet() > config.max()) {
            release(address);
            metrics.refused("full");
            throw new Refusal(ErrorKind.UNAVAILABLE, "Too many WebSockets are open; try again");
        }
    }

    void release(String address) {
        places.decrementAndGet();
        addresses.release(address);
    }

    void opened(SocketTunnel tunnel) {
        metrics.opened();
        open.add(tunnel);
        if (stopping) {
            tunnel.stop();
        }
    }

    void closed(SocketTunnel tunnel, int code) {
        open.remove(tunnel);
        metrics.closed(code);
    }

    void openNoMore(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
    }

    void stop(@Observes DelayEnding event) {
        stopping = true;
        open.forEach(SocketTunnel::stop);
    }
}
