package dev.hoopoe.common.testing.architecture.samples;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Does not say what coordinates its replicas, or says it and is not tested. */
public final class WorksUnasked {

    static final class BySchedule {

        @Scheduled(every = "1h")
        void work() {}
    }

    static final class ByJob {

        void begin(Scheduler scheduler) {
            scheduler.newJob("job").setInterval("1h").setTask(execution -> {}).schedule();
        }
    }

    static final class ByLoop {

        WakeableLoop loop(WakeableLoop.Work work) {
            return new WakeableLoop("loop", Duration.ofHours(1), work);
        }
    }

    static final class ByTimer {

        void begin(Vertx vertx) {
            vertx.setPeriodic(1, id -> {});
        }
    }

    static final class ByThread {

        void begin(Runnable work) {
            new Thread(work).start();
        }
    }

    @BackgroundWork(Coordination.ROW_LOCKS)
    public static final class Untested {}

    @BackgroundWork(Coordination.ROW_LOCKS)
    static final class Tested {

        @Test
        @TwoReplicas(Tested.class)
        void replicas() {}
    }

    @BackgroundWork(Coordination.NONE)
    static final class Unshared {}
}
