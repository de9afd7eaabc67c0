package dev.hoopoe.common.event;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Closes the consumers when the service stops, before Quarkus closes the database. It waits for deliveries under way and holds
 * records that were fetched but not begun: without a database every handler fails, which says nothing about the event. Such a
 * record must be neither acknowledged nor sent to the dead letters; the replica that gets its partition reads it again.
 */
@ApplicationScoped
class ShutdownGate {

    /** How long deliveries under way may take. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final KafkaConnector connector;
    private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();
    private final CountDownLatch consumersClosed = new CountDownLatch(1);
    private volatile boolean stopping;

    ShutdownGate(@Connector("smallrye-kafka") KafkaConnector connector) {
        this.connector = connector;
    }

    /**
     * Runs a delivery. Once the service stops, a delivery that was not begun or that fails returns only after the consumers
     * were closed, so that acknowledging its record has no effect.
     */
    void run(Runnable delivery) {
        if (!isDone(delivery)) {
            awaitClosedConsumers();
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        stopping = true;
        if (underWay.writeLock().tryLock(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            underWay.writeLock().unlock();
        }
        connector.terminate(event);
        consumersClosed.countDown();
    }

    /** Whether deliveries are held from now on. */
    boolean isStopping() {
        return stopping;
    }

    /** False when the service stops and the delivery was not begun, or failed. */
    private boolean isDone(Runnable delivery) {
        underWay.readLock().lock();
        try {
            if (stopping) {
                return false;
            }
            delivery.run();
            return true;
        } catch (RuntimeException | Error e) {
            if (stopping) {
                return false;
            }
            throw e;
        } finally {
            underWay.readLock().unlock();
        }
    }

    private void awaitClosedConsumers() {
        try {
            consumersClosed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the consumers were closed", e);
        }
    }
}
