package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.IntSupplier;

/** The requests in flight at one service: those of each client address, and those of all of them. */
final class WorkLimits {

    private final Upstream upstream;
    private final AddressShare perAddress;
    private final WorkQueue all;
    private final Counter shedOfAddress;
    private final Counter shedOfService;

    /** @param limit requests in flight at all replicas of the service */
    WorkLimits(Upstream upstream, IntSupplier limit, ProxyConfig config, Vertx vertx, MeterRegistry meters) {
        this.upstream = upstream;
        var settings =
                new WorkQueue.Settings(config.queueSize(), config.connectTimeout(), config.overloadQueueTimeout());
        this.perAddress = new AddressShare(vertx, config.maxConnectionsPerAddress(), settings, System::nanoTime);
        this.all = new WorkQueue(vertx, limit, settings, System::nanoTime);
        this.shedOfAddress = shedCounter("address", meters);
        this.shedOfService = shedCounter("service", meters);
    }

    /** Succeeds on the caller's event loop once the request may be sent, and then needs a release; else a {@link Refusal}. */
    Future<Void> acquire(String address) {
        return perAddress
                .acquire(address)
                .recover(failure -> shed(shedOfAddress, "Too many requests from your address are under way at "))
                .compose(acquired -> all.acquire().recover(failure -> {
                    perAddress.release(address);
                    return shed(shedOfService, "Too many requests are under way at ");
                }));
    }

    void release(String address) {
        all.release();
        perAddress.release(address);
    }

    private Future<Void> shed(Counter counter, String message) {
        counter.increment();
        return Future.failedFuture(new Refusal(ErrorKind.UNAVAILABLE, message + upstream.wireName() + "; try again"));
    }

    private Counter shedCounter(String limit, MeterRegistry meters) {
        return Counter.builder("hoopoe.gateway.shed")
                .description("Requests answered 503 because too many were in flight")
                .tag("service", upstream.wireName())
                .tag("limit", limit)
                .register(meters);
    }
}
