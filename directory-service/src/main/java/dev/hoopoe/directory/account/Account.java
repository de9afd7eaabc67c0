package dev.hoopoe.directory.account;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.RecordChanges;
import dev.hoopoe.directory.account.AccountEvent.AccountDeleted;
import dev.hoopoe.directory.account.AccountEvent.AccountHostsChanged;
import dev.hoopoe.directory.account.AccountEvent.AccountResumed;
import dev.hoopoe.directory.account.AccountEvent.AccountSuspended;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A tenant; its id is the {@code account_id} of other rows. */
@Entity
class Account {

    @Id
    private String id;

    private String name;
    private Instant createdAt;
    private Instant suspendedAt;
    private Instant deletingAt;

    @ElementCollection
    @CollectionTable(name = "account_host", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "host")
    private Set<String> hosts = new HashSet<>();

    @Version
    private long version;

    protected Account() {}

    private Account(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
    }

    static Account open(String id, String name, Instant now) {
        return new Account(id, name, now);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    long version() {
        return version;
    }

    /** Empty when it is suspended already. */
    Optional<AccountEvent> suspend(Instant now) {
        return change(AccountSuspended::new, () -> suspendedAt = suspendedAt == null ? now : suspendedAt);
    }

    /** Binds these host names to it instead of the former ones; empty when they are the same. */
    Optional<AccountEvent> bind(Set<String> newHosts) {
        return change(AccountHostsChanged::new, () -> {
            hosts.retainAll(newHosts);
            hosts.addAll(newHosts);
        });
    }

    boolean isBeingDeleted() {
        return deletingAt != null;
    }

    /** Begins the deletion; empty when it has begun. The account is suspended from now on. */
    Optional<AccountEvent> delete(Instant now) {
        if (isBeingDeleted()) {
            return Optional.empty();
        }
        deletingAt = now;
        return Optional.of(new AccountDeleted(this));
    }

    /** Empty when it is not suspended. */
    Optional<AccountEvent> resume() {
        return change(AccountResumed::new, () -> suspendedAt = null);
    }

    private Optional<AccountEvent> change(
            BiFunction<Account, Map<String, Change>, AccountEvent> event, Runnable change) {
        var before = snapshot();
        change.run();
        var changes = RecordChanges.between(before, snapshot());
        return changes.isEmpty() ? Optional.empty() : Optional.of(event.apply(this, changes));
    }

    AccountSnapshot snapshot() {
        return new AccountSnapshot(
                id, name, createdAt, suspendedAt, hosts.stream().sorted().toList());
    }
}
