package dev.hoopoe.common.lifecycle;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Removes every row of deleted accounts, in batches. A batch that was not committed is done again, by any replica. It begins
 * when every replica drops the account's events, and looks again for a day, since a transaction may have begun before.
 */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
public class AccountRemoval {

    private static final String NAME = "account-removal";
    private static final Duration REPEATED_FOR = Duration.ofDays(1);

    private final InactiveAccountStore inactive;
    private final AccountRemovalTransactions transactions;
    private final AccountScope accounts;
    private final Clock clock;

    AccountRemoval(
            InactiveAccountStore inactive,
            AccountRemovalTransactions transactions,
            AccountScope accounts,
            Clock clock) {
        this.inactive = inactive;
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void removeDeleted() {
        inactive.deletedBefore(clock.instant().minus(InactiveAccounts.KNOWN_AFTER))
                .forEach(this::remove);
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    void removeLateRows() {
        inactive.removedSince(clock.instant().minus(REPEATED_FOR)).forEach(this::remove);
    }

    /** Removes what there is; what is left is for the next round. */
    void remove(String account) {
        accounts.run(Caller.system(account, NAME), () -> {
            delete(transactions.tables(), account);
            transactions.complete(account);
        });
    }

    private void delete(List<String> tables, String account) {
        for (var table : tables) {
            while (transactions.deleteNext(table, account)) {
                // The next batch.
            }
        }
    }
}
