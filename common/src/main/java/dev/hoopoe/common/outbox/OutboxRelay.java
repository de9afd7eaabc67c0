package dev.hoopoe.common.outbox;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.event.EventSpans;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox in order. Each replica of a service runs one; an advisory lock lets one at a time publish, and another
 * takes over when that one's connection ends. What the leader does is left to {@link RelayLeadership}.
 */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final WakeableLoop loop;

    OutboxRelay(
            CrossAccountConnections database,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            OutboxConfig config,
            EventSpans spans,
            DatabaseGauges gauges,
            MeterRegistry meters,
            Clock clock) {
        var metrics = new OutboxMetrics(gauges, meters, clock);
        this.loop = new WakeableLoop(
                "outbox-relay",
                config.pollInterval(),
                new Relaying(() -> new RelayLeadership(database, kafkaSettings, config, metrics, spans), gauges));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
    }

    /** Says that events were committed; cheap, and safe from any thread. */
    void wake() {
        loop.wake();
    }

    /** Where a connection and the right to publish come from. */
    private interface Candidacy {

        RelayLeadership open() throws SQLException;
    }

    /** Publishes a batch in each round, with one connection until a round fails. */
    private static final class Relaying implements WakeableLoop.Work {

        private final Candidacy candidacy;
        private final DatabaseGauges gauges;
        private RelayLeadership leadership;

        Relaying(Candidacy candidacy, DatabaseGauges gauges) {
            this.candidacy = candidacy;
            this.gauges = gauges;
        }

        @Override
        public boolean round() throws SQLException {
            if (leadership == null) {
                leadership = candidacy.open();
            }
            // After a failed round the gauges stay exported until this replica learns that another one holds the lock.
            var isLeader = leadership.acquire();
            gauges.export(isLeader);
            if (isLeader) {
                return leadership.publishBatch() > 0;
            }
            leadership.observe();
            return false;
        }

        @Override
        public void failed(Exception failure) {
            close(failure);
            if (failure instanceof SQLException || failure instanceof KafkaException) {
                LOG.warn("Event not published; relay restarts", failure);
            } else {
                LOG.error("Relay failed; restarting", failure);
            }
        }

        @Override
        public void finish() {
            try {
                close();
            } catch (SQLException | RuntimeException e) {
                LOG.warn("Relay not closed properly", e);
            }
        }

        private void close(Exception failure) {
            try {
                close();
            } catch (SQLException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }

        private void close() throws SQLException {
            if (leadership != null) {
                var closing = leadership;
                leadership = null;
                closing.close();
            }
        }
    }
}
