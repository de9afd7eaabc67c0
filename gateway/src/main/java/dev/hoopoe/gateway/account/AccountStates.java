package dev.hoopoe.gateway.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts that are suspended, from their topic and from directory-service. Accounts that are not take no memory once the
 * topic has been read.
 */
@ApplicationScoped
public class AccountStates {

    private final ConcurrentHashMap<String, State> byAccount = new ConcurrentHashMap<>();
    private volatile boolean complete;

    private record State(long sequence, boolean suspended) {}

    public boolean isSuspended(String account) {
        if (account == null) {
            return false;
        }
        var state = byAccount.get(account);
        return state != null && state.suspended();
    }

    /**
     * Applies a state unless a newer one is known.
     *
     * @param sequence the version of the account
     */
    void apply(String account, long sequence, boolean suspended) {
        byAccount.compute(account, (id, known) -> {
            if (known != null && known.sequence() > sequence) {
                return known;
            }
            // Until the topic has been read, an older state may follow, from the topic or from directory-service.
            return suspended || !complete ? new State(sequence, suspended) : null;
        });
    }

    /** The account is gone. */
    void remove(String account) {
        byAccount.remove(account);
    }

    /** Everything that was on the topic at the start has been applied: from now on states come in order. */
    void complete() {
        complete = true;
        byAccount.values().removeIf(state -> !state.suspended());
    }

    int size() {
        return byAccount.size();
    }
}
