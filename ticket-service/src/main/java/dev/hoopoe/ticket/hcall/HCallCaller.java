package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.client.CallingClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * HCall's roles on tickets (contract HCall, section 2): a client is {@code user}, staff who see the whole account are
 * {@code admin} or {@code master}; other staff have no access.
 */
@ApplicationScoped
class HCallCaller {

    private final CurrentCaller caller;
    private final CallerVisibility visibility;
    private final CallingClient client;

    HCallCaller(CurrentCaller caller, CallerVisibility visibility, CallingClient client) {
        this.caller = caller;
        this.visibility = visibility;
        this.client = client;
    }

    void requireAnyRole() {
        if (caller.get().isClient()) {
            client.requireKnown();
        } else {
            requireAdmin();
        }
    }

    void requireAdmin() {
        visibility.requireEverything();
    }

    /** The client in whose name this caller opens a ticket. */
    UUID author() {
        requireAnyRole();
        return client.id();
    }
}
