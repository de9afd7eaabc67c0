package dev.hoopoe.bench.traffic;

import java.util.concurrent.CompletableFuture;

/**
 * Runs blocking work in a thread of its own. Since Java 25 {@code CompletableFuture.runAsync} uses the common pool, which has
 * one thread on two processors; while it is blocked, no answer of {@code HttpClient} and no end of a process is seen.
 */
public final class Aside {

    private Aside() {}

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "aside").start());
    }
}
