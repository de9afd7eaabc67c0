package dev.hoopoe.gateway.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts that are suspended, and those to which hosts are bound, from their topic and from directory-service. Others
 * take no memory once the topic has been read.
 */
@ApplicationScoped
public class AccountStates {

    private final Map<String, State> byAccount = new HashMap<>();
    private boolean complete;

    private volatile Set<String> suspended = Set.of();
    private volatile Map<String, String> byHost = Map.of();

    private record State(long sequence, boolean suspended, Set<String> hosts) {

        boolean matters() {
            return suspended || !hosts.isEmpty();
        }
    }

    public boolean isSuspended(String account) {
        return account != null && suspended.contains(account);
    }

    /** The account to which a host is bound; {@code host} in lower case, without a port. */
    public Optional<String> ofHost(String host) {
        return Optional.ofNullable(byHost.get(host));
    }

    /**
     * Applies a state unless a newer one is known.
     *
     * @param sequence the version of the account
     */
    synchronized void apply(String account, long sequence, boolean isSuspended, Set<String> hosts) {
        var known = byAccount.get(account);
        if (known != null && known.sequence() > sequence) {
            return;
        }
        var state = new State(sequence, isSuspended, hosts);
        // Until the topic has been read, an older state may follow, from the topic or from directory-service.
        if (state.matters() || !complete) {
            byAccount.put(account, state);
        } else {
            byAccount.remove(account);
        }
        if (state.matters() || (known != null && known.matters())) {
            publish();
        }
    }

    /** The account is gone. */
    synchronized void remove(String account) {
        if (byAccount.remove(account) != null) {
            publish();
        }
    }

    /** Everything that was on the topic at the start has been applied: from now on states come in order. */
    synchronized void complete() {
        complete = true;
        byAccount.values().removeIf(state -> !state.matters());
    }

    int suspended() {
        return suspended.size();
    }

    synchronized int size() {
        return byAccount.size();
    }

    /** A host that moves from one account to another may be in both for a moment, as their events come in any order. */
    private void publish() {
        var hosts = new HashMap<String, String>();
        byAccount.forEach((account, state) -> state.hosts().forEach(host -> hosts.put(host, account)));
        byHost = Map.copyOf(hosts);
        suspended = byAccount.entrySet().stream()
                .filter(entry -> entry.getValue().suspended())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
