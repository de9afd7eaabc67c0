package dev.hoopoe.messaging.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever asks what members of the staff see: the follower of the feed, and channels that are being joined. */
@QuarkusTest
class StaffVisibilityTest {

    private final AtomicInteger lookups = new AtomicInteger();
    private final CountDownLatch firstIsLookedUp = new CountDownLatch(1);
    private final CountDownLatch secondWasLookedUp = new CountDownLatch(1);

    @Inject
    AccountScope scope;

    @Test
    void twoThreadsMayAskAtTheSameTime() throws Exception {
        var seeing = new StaffVisibility(new Slow(), scope).seeing(null);

        var first = CompletableFuture.supplyAsync(() -> seeing.test(agent(1)));
        firstIsLookedUp.await();
        assertFalse(seeing.test(agent(2)));
        secondWasLookedUp.countDown();

        assertFalse(first.get());
        assertFalse(seeing.test(agent(1)));
        assertEquals(2, lookups.get());
    }

    private static Caller agent(long id) {
        return new Caller("acc-visibility", Caller.Kind.AGENT, new UUID(0, id).toString(), "Ada", "session");
    }

    /** Nobody is active; the first look-up lasts until the second has ended. */
    private final class Slow extends CallerVisibility {

        Slow() {
            super(null, null, null);
        }

        @Override
        public TicketVisibility get() {
            if (lookups.incrementAndGet() == 1) {
                firstIsLookedUp.countDown();
                try {
                    secondWasLookedUp.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            throw HoopoeException.notFound("User");
        }
    }
}
