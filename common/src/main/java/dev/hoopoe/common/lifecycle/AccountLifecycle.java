package dev.hoopoe.common.lifecycle;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies the events of accounts in a service that does not own them; each service consumes them by a channel of its own. */
@ApplicationScoped
public class AccountLifecycle {

    private static final String NAME = "account-lifecycle";

    private final InactiveAccountStore inactive;
    private final Inbox inbox;

    AccountLifecycle(InactiveAccountStore inactive, Inbox inbox) {
        this.inactive = inactive;
        this.inbox = inbox;
    }

    /** Applies the event once, in the caller's transaction; other events than those of the account's state do nothing. */
    public void apply(ReceivedEvent event) {
        if (event.is("account", "suspended") && inbox.claim(NAME, event)) {
            inactive.suspend(event.subject(), event.time());
        } else if (event.is("account", "resumed") && inbox.claim(NAME, event)) {
            inactive.resume(event.subject());
        } else if (event.is("account", "deleted") && inbox.claim(NAME, event)) {
            inactive.delete(event.subject());
        }
    }
}
