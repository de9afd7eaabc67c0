package dev.hoopoe.gateway.replica;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.peer.ReplicasFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How many gateways share the quotas: those that are found and say that they are ready, this one included. */
@BackgroundWork(Coordination.NONE)
@Startup
@ApplicationScoped
public class ReadyGateways {

    private static final Logger LOG = Logger.getLogger(ReadyGateways.class);

    private final Vertx vertx;
    private final ReplicaConfig config;
    private final Optional<ReplicasFile> file;
    private final HostLookup hosts = new HostLookup();
    private final ReplicaDiscovery discovery;
    private final ReplicaProbe probe;
    private volatile int count = 1;

    ReadyGateways(Vertx vertx, ReplicaConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        this.file = config.file().map(ReplicasFile::new);
        this.discovery = new ReplicaDiscovery(config, hosts);
        this.probe = new ReplicaProbe(vertx, config.probeInterval());
        Gauge.builder("hoopoe.gateway.gateways.ready", this, ReadyGateways::count)
                .description("Gateways that share the quotas of requests")
                .register(meters);
    }

    /** At least 1: a gateway that finds none, not even itself, is alone. */
    public int count() {
        return count;
    }

    @PostConstruct
    void start() {
        poll();
        vertx.setPeriodic(config.pollInterval().toMillis(), id -> poll());
    }

    private void poll() {
        vertx.executeBlocking(() -> file.map(ReplicasFile::read).orElse(Map.of()), false)
                .compose(replicas -> discovery.find(discovery.gatewayUrls(replicas)))
                .compose(this::countReady)
                .onSuccess(this::update)
                .onFailure(failure ->
                        LOG.debugf("Gateways not counted, retrying; the last number stays: %s", failure.getMessage()));
    }

    private Future<Integer> countReady(List<ReplicaAddress> addresses) {
        var probes = addresses.stream().map(probe::isReady).toList();
        return Future.join(probes)
                .map(all ->
                        Math.toIntExact(probes.stream().filter(Future::result).count()));
    }

    private void update(int ready) {
        var next = Math.max(1, ready);
        if (next != count) {
            LOG.infof("%d gateways are ready; each takes this share of the quotas", next);
            count = next;
        }
    }

    @PreDestroy
    void close() {
        hosts.close();
        probe.close();
    }
}
