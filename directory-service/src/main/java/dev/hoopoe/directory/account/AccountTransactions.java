package dev.hoopoe.directory.account;

import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.directory.account.AccountEvent.AccountCreated;
import dev.hoopoe.directory.storage.Uniqueness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The transactions on accounts; {@code bootstrap} creates the initial content. */
@ApplicationScoped
public class AccountTransactions {

    private final AccountRepository accounts;
    private final Outbox outbox;
    private final Clock clock;

    AccountTransactions(AccountRepository accounts, Outbox outbox, Clock clock) {
        this.accounts = accounts;
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
        return accounts.findByIdOptional(id).map(account -> account.snapshot().name());
    }

    /** Opens the account, 409 when its id is taken. */
    @Transactional
    public void open(String id, String name) {
        var account = Account.open(id, name, clock.instant());
        Uniqueness.orConflict("An account with this id exists already", () -> accounts.persistAndFlush(account));
        outbox.append(new AccountCreated(account));
    }
}
