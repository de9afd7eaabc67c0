package dev.hoopoe.bench.traffic;

import java.util.concurrent.CompletableFuture;

/**
 * Runs something that waits in a thread of its own: the common pool, which has one thread on two processors, completes the
 * answers of {@code HttpClient} and the ends of processes.
 */
public final class Aside {

    private Aside() {}

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "aside").start());
    }
}
