package dev.hoopoe.messaging.realtime;

import java.sql.Connection;
import java.sql.SQLException;

/** Reaches all replicas of this service, the caller's own too. Where a signal arrives it is fired as a CDI event. */
public interface Fanout {

    /** Sends the signal at once, outside of any transaction. */
    void publish(Signal signal);

    /** Sends the signal when the connection's transaction is committed. */
    void publish(Signal signal, Connection transaction) throws SQLException;
}
