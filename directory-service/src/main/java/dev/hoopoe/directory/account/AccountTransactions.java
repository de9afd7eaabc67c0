package dev.hoopoe.directory.account;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.directory.account.AccountEvent.AccountCreated;
import dev.hoopoe.directory.storage.Uniqueness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The transactions on accounts; {@code bootstrap} creates the initial content. */
@ApplicationScoped
public class AccountTransactions {

    private final AccountRepository accounts;
    private final InactiveAccountStore inactive;
    private final Outbox outbox;
    private final Clock clock;

    AccountTransactions(AccountRepository accounts, InactiveAccountStore inactive, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.inactive = inactive;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public boolean exists(String id) {
        return accounts.findByIdOptional(id).isPresent();
    }

    /** The display name of the account with this id; empty when there is none. */
    @Transactional
    public Optional<String> nameOf(String id) {
        return accounts.findByIdOptional(id).map(Account::name);
    }

    /** Opens the account, 409 when its id is taken, or was. */
    @Transactional
    public void open(String id, String name) {
        if (inactive.isDeleted(id)) {
            throw HoopoeException.conflict("An account with this id was deleted; choose another id");
        }
        var account = Account.open(id, name, clock.instant());
        Uniqueness.orConflict("An account with this id exists already", () -> accounts.persistAndFlush(account));
        outbox.append(new AccountCreated(account));
    }

    /**
     * Suspends the account; nothing happens when it is suspended already.
     *
     * @throws HoopoeException not found
     */
    @Transactional
    void suspend(String id) {
        lock(id).suspend(clock.instant()).ifPresent(suspended -> {
            inactive.suspend(id, clock.instant());
            outbox.append(suspended);
        });
    }

    /**
     * Ends the suspension of the account; nothing happens when it is not suspended.
     *
     * @throws HoopoeException not found; conflict when it is being deleted
     */
    @Transactional
    void resume(String id) {
        var account = lock(id);
        if (account.isBeingDeleted()) {
            throw HoopoeException.conflict("The account is being deleted");
        }
        account.resume().ifPresent(resumed -> {
            inactive.resume(id);
            outbox.append(resumed);
        });
    }

    /**
     * Suspends the account and lets every service remove its rows; nothing happens when that has begun.
     *
     * @throws HoopoeException not found
     */
    @Transactional
    void delete(String id) {
        suspend(id);
        lock(id).delete(clock.instant()).ifPresent(outbox::append);
    }

    /**
     * Binds these hosts to the account instead of the former ones.
     *
     * @throws HoopoeException not found; conflict when a host is bound to another account since a moment, or the account
     *     is being deleted
     */
    @Transactional
    void bind(String id, Set<String> hosts) {
        var account = lock(id);
        if (account.isBeingDeleted()) {
            throw HoopoeException.conflict("The account is being deleted");
        }
        Uniqueness.orConflict(
                "One of the hosts is bound to another account",
                () -> account.bind(hosts).ifPresent(outbox::append));
    }

    /** The account's own rows are gone; its row goes too, and its records leave the topic. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remove(String id) {
        var account = lock(id);
        accounts.delete(account);
        accounts.flush();
        outbox.appendTombstone("account", id, account.version() + 1);
    }

    private Account lock(String id) {
        return accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HoopoeException.notFound("Account"));
    }
}
