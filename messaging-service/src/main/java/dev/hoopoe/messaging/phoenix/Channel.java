package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A topic as one socket has joined it. Its methods are called one at a time, and may wait for the database. */
public interface Channel {

    /**
     * Joins the topic with the client's payload.
     *
     * @return the response to the client
     * @throws RefusedException with the reason for the client
     */
    ObjectNode join(ObjectNode payload) throws RefusedException;

    /** Called after the client was answered, so that what it pushes comes after the answer. */
    default void joined(ChannelLink link) {}

    /**
     * Handles what the client pushed.
     *
     * @return the response to the client
     * @throws RefusedException with the reason for the client
     */
    ObjectNode handle(String event, ObjectNode payload) throws RefusedException;

    /** The channel ends: it is left, joined anew, or its socket is gone. Called once after a join that succeeded. */
    default void leave() {}
}
