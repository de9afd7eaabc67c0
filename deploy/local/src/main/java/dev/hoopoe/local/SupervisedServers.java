package dev.hoopoe.local;

import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The processes of a suite in the order of their start. Once they are being closed none is added. */
final class SupervisedServers {

    private static final Duration POLL = Duration.ofMillis(100);

    private final SuiteListener listener;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3, SupervisedServers::daemon);
    private final ExecutorService starters = Executors.newCachedThreadPool(SupervisedServers::daemon);
    private final List<SupervisedServer> servers = new CopyOnWriteArrayList<>();
    private boolean closing;

    SupervisedServers(SuiteListener listener) {
        this.listener = listener;
    }

    /** A view, which changes with them. */
    List<SupervisedServer> all() {
        return Collections.unmodifiableList(servers);
    }

    /** @throws IllegalArgumentException when there is none of that name */
    SupervisedServer named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("The suite runs no " + name));
    }

    private Optional<SupervisedServer> find(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /**
     * Adds a server, which {@link #start} starts.
     *
     * @throws StartRefusedException when the suite is being stopped
     */
    synchronized SupervisedServer add(String name, LocalServer server) {
        if (closing) {
            throw new StartRefusedException("The suite is being stopped.");
        }
        SupervisedServer supervised = new SupervisedServer(name, server, timer, listener);
        servers.add(supervised);
        supervised.expect();
        return supervised;
    }

    /** Starts them at the same time, and returns when all are ready or the first has failed. */
    void start(List<SupervisedServer> chosen) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<Void>> starting = chosen.stream()
                .map(server -> CompletableFuture.runAsync(server::launch, starters)
                        .whenComplete((started, failure) -> {
                            if (failure != null) {
                                failed.completeExceptionally(failure);
                            }
                        }))
                .toList();
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)), failed)
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof StartRefusedException refused ? refused : new IllegalStateException(cause);
        }
    }

    /** Stops the server and forgets it. */
    void remove(SupervisedServer server) {
        server.stop();
        servers.remove(server);
        listener.removed(server);
    }

    /** Waits until every one is ready. */
    void awaitReady(Duration timeout) {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!servers.stream().allMatch(SupervisedServer::isReady)) {
                if (System.nanoTime() > deadline || never.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Not ready within " + timeout + ": "
                            + servers.stream()
                                    .filter(server -> !server.isReady())
                                    .map(SupervisedServer::name)
                                    .toList());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops all: first those that are chosen, at the same time, then the others. */
    void close(Predicate<SupervisedServer> chosen) {
        synchronized (this) {
            closing = true;
        }
        timer.shutdownNow();
        stop(chosen);
        stop(chosen.negate());
        starters.shutdownNow();
    }

    private void stop(Predicate<SupervisedServer> chosen) {
        List<CompletableFuture<Void>> stopping = servers.stream()
                .filter(chosen)
                .map(server -> CompletableFuture.runAsync(server::stop, starters))
                .toList();
        CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)).join();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "suite");
        thread.setDaemon(true);
        return thread;
    }
}
