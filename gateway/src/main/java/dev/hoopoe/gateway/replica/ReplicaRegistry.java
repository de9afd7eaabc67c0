package dev.hoopoe.gateway.replica;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.peer.ReplicasFile;
import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps the replicas of each service current: finds them again at each poll, and probes whether they are ready. */
@BackgroundWork(Coordination.NONE)
@Startup
@ApplicationScoped
public class ReplicaRegistry {

    private static final Logger LOG = Logger.getLogger(ReplicaRegistry.class);

    private final Vertx vertx;
    private final ReplicaConfig config;
    private final Optional<ReplicasFile> file;
    private final HostLookup hosts = new HostLookup();
    private final ReplicaDiscovery discovery;
    private final ReplicaProbe probe;
    private final Map<Upstream, ReplicaSet> sets;
    private final ReplicaMeters meters;

    /** Services whose last lookup failed; logged once, not at each poll. */
    private final Set<Upstream> stale = ConcurrentHashMap.newKeySet();

    ReplicaRegistry(Vertx vertx, ReplicaConfig config, Clock clock, MeterRegistry registry) {
        this.vertx = vertx;
        this.config = config;
        this.file = config.file().map(ReplicasFile::new);
        this.discovery = new ReplicaDiscovery(config, hosts);
        this.probe = new ReplicaProbe(vertx, config.probeInterval());
        this.sets = Arrays.stream(Upstream.values())
                .collect(Collectors.toUnmodifiableMap(
                        upstream -> upstream,
                        upstream -> new ReplicaSet(clock, config.warmUp(), circuit(config), new Random())));
        this.meters = new ReplicaMeters(registry);
        sets.forEach(meters::register);
    }

    private static CircuitBreaker.Settings circuit(ReplicaConfig config) {
        var circuit = config.circuitBreaker();
        return new CircuitBreaker.Settings(circuit.maxFailures(), circuit.openTime(), circuit.maxOpenTime());
    }

    public ReplicaSet of(Upstream upstream) {
        return sets.get(upstream);
    }

    /** Whether any replica of the service says, right now, that it is ready. */
    public Future<Boolean> isAnyReady(Upstream upstream) {
        var probes = of(upstream).all().stream()
                .map(replica -> probe.isReady(replica.address()))
                .toList();
        return Future.join(probes).map(all -> probes.stream().anyMatch(Future::result));
    }

    /** A request could not be sent, or broke before its answer: the next ones go elsewhere until a probe says otherwise. */
    public void reportUnreachable(Upstream upstream, Replica replica) {
        if (of(upstream).unreachable(replica)) {
            LOG.infof("Replica %s of %s failed; no requests until it is ready", replica, upstream.wireName());
        }
    }

    /** A request broke, or was not answered in time; several of them open the replica's circuit. */
    public void reportFailure(Upstream upstream, Replica replica) {
        if (of(upstream).failed(replica)) {
            LOG.warnf("Requests to replica %s of %s fail; circuit opened", replica, upstream.wireName());
        }
    }

    @PostConstruct
    void start() {
        findAll(readFile(), ReplicaSet::begin);
        vertx.setPeriodic(
                config.pollInterval().toMillis(),
                id -> vertx.executeBlocking(this::readFile, false)
                        .onSuccess(replicas -> findAll(replicas, ReplicaSet::update)));
        vertx.setPeriodic(config.probeInterval().toMillis(), id -> sets.forEach(this::probe));
    }

    private Map<String, List<URI>> readFile() {
        return file.map(ReplicasFile::read).orElse(Map.of());
    }

    private void findAll(Map<String, List<URI>> replicas, BiConsumer<ReplicaSet, List<ReplicaAddress>> update) {
        discovery.urls(replicas).forEach((upstream, urls) -> find(upstream, urls, update));
    }

    /** A failed lookup keeps what was found before: a name server that is down must not take the services away. */
    private void find(Upstream upstream, List<URI> urls, BiConsumer<ReplicaSet, List<ReplicaAddress>> update) {
        discovery
                .find(urls)
                .onSuccess(found -> {
                    stale.remove(upstream);
                    update.accept(of(upstream), found);
                    meters.update(upstream, of(upstream).all());
                })
                .onFailure(failure -> {
                    if (stale.add(upstream)) {
                        LOG.warnf(
                                "Replica lookup of %s failed, retrying; known replicas stay: %s",
                                upstream.wireName(), failure.getMessage());
                    }
                });
    }

    private void probe(Upstream upstream, ReplicaSet set) {
        for (var replica : set.all()) {
            probe.isReady(replica.address()).onSuccess(ready -> {
                if (ready && set.ready(replica)) {
                    LOG.infof("Replica %s of %s is ready", replica, upstream.wireName());
                } else if (!ready && set.unready(replica)) {
                    LOG.infof("Replica %s of %s is not ready; no requests until it is", replica, upstream.wireName());
                }
            });
        }
    }

    @PreDestroy
    void close() {
        hosts.close();
        probe.close();
    }
}
