package dev.hoopoe.local;

import java.time.Duration;

/** Gets state changes of the suite's processes. */
interface SuiteListener {

    /** The part's process runs and is not ready yet. */
    void starting(SupervisedServer server);

    void ready(SupervisedServer server, Duration after);

    /** The process ended by itself and is restarted after the pause. */
    void died(SupervisedServer server, String reason, Duration pause);

    /** The process is asked to end. */
    void stopping(SupervisedServer server);

    /** The process was stopped. */
    void stopped(SupervisedServer server);

    /** The server was stopped and is no longer a part of the suite. */
    void removed(SupervisedServer server);
}
