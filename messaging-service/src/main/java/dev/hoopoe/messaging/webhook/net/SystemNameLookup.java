package dev.hoopoe.messaging.webhook.net;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Resolves names with the system's resolver, one lookup per host at a time: a resolver that hangs for one host blocks one thread. */
@ApplicationScoped
class SystemNameLookup implements NameLookup {

    private static final int MAX_CONCURRENT = 64;
    private static final int IDLE_SECONDS = 10;
    private static final int TIMEOUT_SECONDS = 5;

    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, MAX_CONCURRENT, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), SystemNameLookup::thread);

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "webhook-names");
        thread.setDaemon(true);
        return thread;
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    @Override
    public CompletionStage<List<InetAddress>> addressesOf(String host) {
        try {
            return running.computeIfAbsent(host, name -> CompletableFuture.supplyAsync(() -> answer(name), threads))
                    .copy()
                    .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<InetAddress> answer(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        } finally {
            running.remove(host);
        }
    }
}
