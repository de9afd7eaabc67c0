package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.sql.DatabaseException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Who is present on which topic, in all replicas (contract Netia, section 6). A replica that dies is missed after a few seconds,
 * and another one removes what it has tracked.
 */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
public class Presences {

    public static final String STATE = "presence_state";
    public static final String DIFF = "presence_diff";

    private static final Logger LOG = Logger.getLogger(Presences.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(6);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final UUID process = UUID.randomUUID();
    private final Map<String, TrackedPresence> tracked = new ConcurrentHashMap<>();
    private final PresenceStore store;
    private final Fanout fanout;
    private final Clock clock;
    private final WakeableLoop heartbeats = new WakeableLoop("presence", HEARTBEAT, new Heartbeat());

    Presences(PresenceStore store, Fanout fanout, Clock clock) {
        this.store = store;
        this.fanout = fanout;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        heartbeats.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        heartbeats.stop(STOP_TIMEOUT);
    }

    /**
     * Shows somebody on topics of an account until {@link #untrack}.
     *
     * @param key who it is; several connections of one person have one key
     * @param who shown with each connection
     * @return what to untrack
     */
    public String track(String account, List<String> topics, String key, ObjectNode who) {
        var ref = UUID.randomUUID().toString();
        var meta = JSON.objectNode()
                .put("phx_ref", ref)
                .put("online_at", Long.toString(clock.instant().getEpochSecond()));
        meta.setAll(who);
        var presence = new TrackedPresence(account, topics, key, ref, meta);
        tracked.put(ref, presence);
        try {
            store.add(process, presence);
        } catch (RuntimeException e) {
            tracked.remove(ref);
            throw e;
        }
        return ref;
    }

    public void untrack(String ref) {
        if (tracked.remove(ref) != null) {
            store.remove(ref);
        }
    }

    /** Everybody on the topic. */
    public ObjectNode state(String topic) {
        return store.state(topic);
    }

    /** Has every replica send the topic's whole state to its sockets. */
    public void announceState(String account, String topic) {
        fanout.publish(new Signal(account, topic, STATE, null, null, null));
    }

    /** Removes what dead processes have left. */
    public void removeDead() {
        store.removeDead(DEAD_AFTER.toSeconds());
    }

    private final class Heartbeat implements WakeableLoop.Work {

        private boolean begun;

        @Override
        public boolean round() {
            if (store.beat(process) && begun) {
                LOG.info("This process was taken for dead; what it tracks is stored again");
                tracked.values().forEach(this::restore);
            }
            begun = true;
            removeDead();
            return false;
        }

        /** It may have left meanwhile. */
        private void restore(TrackedPresence presence) {
            store.add(process, presence);
            if (!tracked.containsKey(presence.ref())) {
                store.remove(presence.ref());
            }
        }

        @Override
        public void failed(Exception failure) {
            LOG.warn("Presence is not kept up to date; retrying", failure);
        }

        @Override
        public void finish() {
            try {
                store.removeProcess(process);
            } catch (DatabaseException e) {
                LOG.debug("Presence not removed at the stop; another replica does it", e);
            }
        }
    }
}
