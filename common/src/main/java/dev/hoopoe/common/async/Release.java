package dev.hoopoe.common.async;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Releases what an asynchronous result holds, exactly once. Mutiny's {@code onTermination} runs a second time if the caller hangs
 * up after the result has arrived.
 */
public final class Release {

    private Release() {}

    /** The same result; {@code release} runs when it arrives, fails or is cancelled. */
    public static <T> Uni<T> after(Uni<T> result, Runnable release) {
        return Uni.createFrom().deferred(() -> {
            var held = new AtomicBoolean(true);
            return result.onTermination().invoke(() -> {
                if (held.compareAndSet(true, false)) {
                    release.run();
                }
            });
        });
    }
}
