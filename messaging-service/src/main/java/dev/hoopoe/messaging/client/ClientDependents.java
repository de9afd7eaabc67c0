package dev.hoopoe.messaging.client;

import java.util.UUID;

/** What moves to the survivor when a client is merged into another. */
public interface ClientDependents {

    /** Moves one batch, in the caller's transaction; true when more may be left. */
    boolean moveSome(UUID from, UUID to);
}
