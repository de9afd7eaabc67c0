package dev.hoopoe.common.outbox;

import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox in order. Each replica of a service runs one; the database lets one at a time work, and another
 * takes over when that one's connection ends. What one does while it leads is left to {@link RelayLeadership}.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final CrossAccountConnections database;
    private final Map<String, Object> kafkaSettings;
    private final OutboxConfig config;
    private final OutboxMetrics metrics;
    private final Semaphore awake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopping;

    OutboxRelay(
            CrossAccountConnections database,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            OutboxConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.kafkaSettings = kafkaSettings;
        this.config = config;
        this.metrics = new OutboxMetrics(meters, clock);
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        awake.release();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /** Says that events were committed; cheap, and safe from any thread. */
    void wake() {
        if (awake.availablePermits() == 0) {
            awake.release();
        }
    }

    private void run() {
        while (!stopping) {
            try (var leadership = new RelayLeadership(database, kafkaSettings, config, metrics)) {
                lead(leadership);
            } catch (SQLException | KafkaException e) {
                LOG.warnf(e, "Event not published; relay restarts");
                pause();
            } catch (RuntimeException e) {
                LOG.error("Relay failed; restarting", e);
                pause();
            }
        }
    }

    private void lead(RelayLeadership leadership) throws SQLException {
        while (!stopping) {
            if (!leadership.isHeld()) {
                leadership.observe();
                pause();
            } else if (leadership.publishBatch() == 0) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (awake.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                awake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
