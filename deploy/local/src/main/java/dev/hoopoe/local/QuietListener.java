package dev.hoopoe.local;

import java.time.Duration;

/** Prints nothing; for tests. */
final class QuietListener implements SuiteListener {

    @Override
    public void starting(SupervisedServer server) {}

    @Override
    public void ready(SupervisedServer server, Duration after) {}

    @Override
    public void died(SupervisedServer server, String reason, Duration pause) {}

    @Override
    public void stopped(SupervisedServer server) {}
}
