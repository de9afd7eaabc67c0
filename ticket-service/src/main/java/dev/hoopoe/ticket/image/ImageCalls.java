package dev.hoopoe.ticket.image;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.MDC;

/**
 * Calls messaging-service for each image of a request, a few at once, in the caller's account. All requests of a replica share the
 * calls, so that they never take all of messaging-service's places, and only some requests wait for them at a time.
 */
@ApplicationScoped
class ImageCalls {

    static final int AT_ONCE = 4;

    private final AccountScope accounts;
    private final CurrentCaller caller;
    private final Semaphore requests;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, ImageCalls::thread);

    ImageCalls(AccountScope accounts, CurrentCaller caller, ImageConfig config) {
        this.accounts = accounts;
        this.caller = caller;
        this.requests = new Semaphore(config.maxConcurrent());
        this.timeout = config.timeout();
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /**
     * The result of the call for each item, in their order. After a failure no further call begins. The calls are outside of any
     * transaction.
     *
     * @throws HoopoeException of the first call that failed; unavailable when too many requests wait, or this one does for too long
     */
    <T, R> List<R> each(List<T> items, Function<T, R> call) {
        if (items.isEmpty()) {
            return List.of();
        }
        if (!requests.tryAcquire()) {
            throw HoopoeException.full("Too many requests with images are under way; try again", Duration.ofSeconds(1));
        }
        try {
            return results(threads.invokeAll(tasks(items, call), timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLate(e);
        } finally {
            requests.release();
        }
    }

    private <T, R> List<Callable<R>> tasks(List<T> items, Function<T, R> call) {
        var current = caller.get();
        var request = MDC.get(LogKeys.REQUEST);
        var failed = new AtomicBoolean();
        List<Callable<R>> tasks = new ArrayList<>();
        for (var item : items) {
            tasks.add(() -> {
                if (failed.get()) {
                    return null;
                }
                try {
                    return accounts.call(current, () -> callAs(request, call, item));
                } catch (RuntimeException e) {
                    failed.set(true);
                    throw e;
                }
            });
        }
        return tasks;
    }

    /** With the id of the request, which is the caller's thread's. */
    private static <T, R> R callAs(Object request, Function<T, R> call, T item) {
        if (request == null) {
            return call.apply(item);
        }
        MDC.put(LogKeys.REQUEST, request);
        try {
            return call.apply(item);
        } finally {
            MDC.remove(LogKeys.REQUEST);
        }
    }

    /** Calls begin in order, so that those that did not begin are after the one that failed. */
    private static <R> List<R> results(List<Future<R>> calls) throws InterruptedException {
        List<R> results = new ArrayList<>();
        for (var call : calls) {
            try {
                results.add(call.get());
            } catch (CancellationException e) {
                throw tooLate(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            }
        }
        return results;
    }

    private static HoopoeException tooLate(Exception cause) {
        return HoopoeException.unavailable(ImageFiles.STORE, cause);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "image-calls");
        thread.setDaemon(true);
        return thread;
    }
}
