package dev.hoopoe.common.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events while a service stops: a replica that stopped sent those that it had fetched to the dead letters. */
class ShutdownGateTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Consumers consumers = new Consumers();
    private final ShutdownGate gate = new ShutdownGate(consumers);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        mayEnd.countDown();
        consumers.mayClose.countDown();
        threads.shutdown();
    }

    @Test
    void deliveriesRunAndTheirFailuresAreThrownWhileTheServiceRuns() {
        var ran = new AtomicBoolean();
        gate.run(() -> ran.set(true));

        assertTrue(ran.get());
        assertThrows(
                UnsupportedOperationException.class,
                () -> gate.run(() -> {
                    throw new UnsupportedOperationException("poison");
                }));
    }

    @Test
    void consumersAreClosedWhenDeliveriesUnderWayHaveEnded() throws InterruptedException {
        consumers.mayClose.countDown();
        var delivery = deliver(() -> assertFalse(consumers.closed.get()));
        begun.await();

        var stop = stop();
        await().atMost(SOON).until(gate::isStopping);
        mayEnd.countDown();

        delivery.join();
        stop.join();
        assertTrue(consumers.closed.get());
    }

    @Test
    void eventIsHeldOnceTheServiceStopsAndNeverHandled() {
        var stop = stop();
        await().atMost(SOON).until(gate::isStopping);
        var ran = new AtomicBoolean();

        var delivery = CompletableFuture.runAsync(() -> gate.run(() -> ran.set(true)), threads);

        assertHeldUntilConsumersAreClosed(delivery);
        stop.join();
        assertFalse(ran.get());
    }

    @Test
    void failureOfADeliveryUnderWayIsHeldToo() throws InterruptedException {
        var delivery = deliver(() -> {
            throw new UnsupportedOperationException("the database is closed");
        });
        begun.await();
        var stop = stop();
        await().atMost(SOON).until(gate::isStopping);
        mayEnd.countDown();

        assertHeldUntilConsumersAreClosed(delivery);
        stop.join();
    }

    /** Neither acknowledged nor refused before. */
    private void assertHeldUntilConsumersAreClosed(CompletableFuture<Void> delivery) {
        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> !delivery.isDone());
        consumers.mayClose.countDown();
        delivery.join();
        assertTrue(consumers.closed.get());
    }

    private CompletableFuture<Void> deliver(Runnable end) {
        return CompletableFuture.runAsync(
                () -> gate.run(() -> {
                    begun.countDown();
                    awaitUninterrupted(mayEnd);
                    end.run();
                }),
                threads);
    }

    private CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        gate.stop(new ShutdownEvent());
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The consumers of a service, which close when the test lets them. */
    private static final class Consumers extends KafkaConnector {

        private final CountDownLatch mayClose = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void terminate(Object event) {
            awaitUninterrupted(mayClose);
            closed.set(true);
        }
    }
}
