package dev.hoopoe.local;

import java.time.Duration;

/** Prints nothing; for tests. */
class QuietListener implements SuiteListener {

    @Override
    public void starting(SupervisedServer server) {}

    @Override
    public void ready(SupervisedServer server, Duration after) {}

    @Override
    public void died(SupervisedServer server, String reason, Duration pause) {}

    @Override
    public void stopping(SupervisedServer server) {}

    @Override
    public void stopped(SupervisedServer server) {}

    @Override
    public void removed(SupervisedServer server) {}
}
