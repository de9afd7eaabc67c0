package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happens now, for the sockets of a topic in all replicas. It is not stored: who is not connected misses it.
 *
 * @param accountId whose topic it is
 * @param payload null when each replica reads it by itself
 * @param exceptSocket the id of the socket that it comes from and that does not get it; null for none
 * @param ticketId the ticket that it is about, which the reader must see; null for none
 */
public record Signal(
        String accountId, String topic, String event, ObjectNode payload, String exceptSocket, Long ticketId) {}
