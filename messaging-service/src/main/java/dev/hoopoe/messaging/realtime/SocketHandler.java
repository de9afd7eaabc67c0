package dev.hoopoe.messaging.realtime;

/** What the frames of one socket are handed to. */
public interface SocketHandler {

    /** Handles a frame; called for one after the other, and may wait for the database. */
    void receive(String text);

    /** The socket is closed; nothing here waits. */
    default void stop() {}

    /** Called after the last frame was handled; may wait for the database. */
    void close();
}
