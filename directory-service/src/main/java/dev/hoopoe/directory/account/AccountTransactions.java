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

    /** Opens the account, 409 when its id is taken. */
    @Transactional
    public void open(String id, String name) {
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
     * @throws HoopoeException not found
     */
    @Transactional
    void resume(String id) {
        lock(id).resume().ifPresent(resumed -> {
            inactive.resume(id);
            outbox.append(resumed);
        });
    }

    private Account lock(String id) {
        return accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HoopoeException.notFound("Account"));
    }
}
