package dev.hoopoe.directory.account;

import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** Events of accounts. */
sealed interface AccountEvent extends DomainEvent {

    Account account();

    @Override
    default String aggregate() {
        return "account";
    }

    @Override
    default String aggregateId() {
        return account().id();
    }

    @Override
    default long sequence() {
        return account().version();
    }

    @Override
    default Object snapshot() {
        return account().snapshot();
    }

    /** The account was opened. */
    record AccountCreated(Account account) implements AccountEvent {
        @Override
        public String name() {
            return "created";
        }
    }

    /** The account was suspended: its callers are refused. */
    record AccountSuspended(Account account, Map<String, Change> changes) implements AccountEvent {
        @Override
        public String name() {
            return "suspended";
        }
    }

    /** The account is as before its suspension. */
    record AccountResumed(Account account, Map<String, Change> changes) implements AccountEvent {
        @Override
        public String name() {
            return "resumed";
        }
    }

    /** Every service removes the account's rows; a tombstone follows once all have. */
    record AccountDeleted(Account account) implements AccountEvent {
        @Override
        public String name() {
            return "deleted";
        }
    }

    /** Other host names are bound to the account. */
    record AccountHostsChanged(Account account, Map<String, Change> changes) implements AccountEvent {
        @Override
        public String name() {
            return "hosts_changed";
        }
    }
}
