package dev.hoopoe.local;

import java.time.Duration;

/** Writes the suite's record at each change, then calls another listener. */
final class RecordingListener implements SuiteListener {

    private final SuiteListener told;
    private final Runnable write;

    RecordingListener(SuiteListener told, Runnable write) {
        this.told = told;
        this.write = write;
    }

    @Override
    public void starting(SupervisedServer server) {
        write.run();
        told.starting(server);
    }

    @Override
    public void ready(SupervisedServer server, Duration after) {
        write.run();
        told.ready(server, after);
    }

    @Override
    public void died(SupervisedServer server, String reason, Duration pause) {
        write.run();
        told.died(server, reason, pause);
    }

    @Override
    public void stopping(SupervisedServer server) {
        write.run();
        told.stopping(server);
    }

    @Override
    public void stopped(SupervisedServer server) {
        write.run();
        told.stopped(server);
    }

    @Override
    public void removed(SupervisedServer server) {
        write.run();
        told.removed(server);
    }
}
