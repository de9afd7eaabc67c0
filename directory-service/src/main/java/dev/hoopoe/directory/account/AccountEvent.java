package dev.hoopoe.directory.account;

import dev.hoopoe.common.event.DomainEvent;

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
}
