package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.messaging.feed.FeedAppended;
import dev.hoopoe.messaging.feed.FeedTail;
import dev.hoopoe.messaging.feed.FeedTail.TailEvent;
import dev.hoopoe.messaging.realtime.OpenSockets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Follows the feed while this process has sockets, and hands on each event in the feed's order. */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
class FeedFollower {

    private static final Logger LOG = Logger.getLogger(FeedFollower.class);

    /** A notification wakes it sooner. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final FeedTail tail;
    private final EventBroadcasts broadcasts;
    private final OpenSockets sockets;
    private final WakeableLoop loop = new WakeableLoop("sockets", POLL_INTERVAL, new Following());
    private boolean following;
    private long position;

    FeedFollower(FeedTail tail, EventBroadcasts broadcasts, OpenSockets sockets) {
        this.tail = tail;
        this.broadcasts = broadcasts;
        this.sockets = sockets;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
    }

    void wake(@Observes FeedAppended event) {
        loop.wake();
    }

    /** Events from now on are handed on; to be called before a socket joins its first topic. */
    synchronized void follow() {
        if (!following) {
            position = tail.end();
            following = true;
        }
    }

    /** Where to read on; negative when nobody is there to read for. */
    private synchronized long next() {
        if (sockets.isEmpty()) {
            following = false;
        }
        return following ? position : -1;
    }

    private synchronized void passed(TailEvent event) {
        position = event.position();
    }

    private final class Following implements WakeableLoop.Work {

        private final SendAttempts attempts = new SendAttempts();

        @Override
        public boolean round() {
            var from = next();
            if (from < 0) {
                return false;
            }
            var events = tail.after(from);
            for (var event : events) {
                try {
                    broadcasts.send(event);
                } catch (RuntimeException e) {
                    if (attempts.isWorthAnother(e)) {
                        throw e;
                    }
                    LOG.error("Event not sent to sockets; skipped", e);
                }
                attempts.end();
                passed(event);
            }
            return !events.isEmpty();
        }

        @Override
        public void failed(Exception failure) {
            LOG.warn("Events not sent to sockets; retrying", failure);
        }
    }
}
