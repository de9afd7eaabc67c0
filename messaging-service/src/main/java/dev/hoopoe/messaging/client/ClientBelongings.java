package dev.hoopoe.messaging.client;

import java.util.UUID;

/** What is the other client's when one is merged into it. */
public interface ClientBelongings {

    /** Moves as much as one transaction should; true when more may be left. */
    boolean moveSome(UUID from, UUID to);
}
