package dev.hoopoe.local;

import java.time.Duration;

/** Is told what becomes of the suite's parts. */
interface SuiteListener {

    /** The part's process runs and is not ready yet. */
    void starting(SupervisedServer server);

    void ready(SupervisedServer server, Duration after);

    /** The part ended by itself and is started again after the pause. */
    void died(SupervisedServer server, String reason, Duration pause);

    /** The part was told to end and did. */
    void stopped(SupervisedServer server);
}
