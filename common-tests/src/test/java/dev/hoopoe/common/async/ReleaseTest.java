package dev.hoopoe.common.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    private final AtomicReference<UniEmitter<? super String>> running = new AtomicReference<>();
    private final AtomicInteger released = new AtomicInteger();
    private final Uni<String> result =
            Release.after(Uni.createFrom().<String>emitter(running::set), released::incrementAndGet);

    /** Hangs up at the moment at which the result arrives, as another thread may. */
    private static final class HangsUpAtTheEnd implements UniSubscriber<String> {

        private UniSubscription subscription;

        @Override
        public void onSubscribe(UniSubscription begun) {
            subscription = begun;
        }

        @Override
        public void onItem(String item) {
            subscription.cancel();
        }

        @Override
        public void onFailure(Throwable failure) {
            subscription.cancel();
        }
    }

    @Test
    void hangUpWhileTheResultArrivesReleasesOnce() {
        result.subscribe().withSubscriber(new HangsUpAtTheEnd());

        running.get().complete("done");

        assertEquals(1, released.get());
    }

    @Test
    void hangUpWhileAFailureArrivesReleasesOnce() {
        result.subscribe().withSubscriber(new HangsUpAtTheEnd());

        running.get().fail(new IllegalStateException("failed"));

        assertEquals(1, released.get());
    }

    @Test
    void hangUpBeforeTheResultReleases() {
        var caller = result.subscribe().with(item -> {}, failure -> {});

        caller.cancel();
        running.get().complete("late");

        assertEquals(1, released.get());
    }
}
