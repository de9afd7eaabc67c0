package dev.hoopoe.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AccountStatesTest {

    private final AccountStates states = new AccountStates();

    @Test
    void suspendedAccountIsKnownUntilItIsResumed() {
        states.apply("acme", 1, true);
        assertTrue(states.isSuspended("acme"));
        assertFalse(states.isSuspended("other"));
        assertFalse(states.isSuspended(null));

        states.apply("acme", 2, false);
        assertFalse(states.isSuspended("acme"));
    }

    @Test
    void olderStateFromTheTopicDoesNotUndoWhatDirectoryServiceSaid() {
        states.apply("acme", 3, true);

        states.apply("acme", 0, false);
        states.apply("acme", 1, true);
        states.apply("acme", 2, false);

        assertTrue(states.isSuspended("acme"));
    }

    @Test
    void olderAnswerOfDirectoryServiceDoesNotUndoWhatTheTopicSaid() {
        states.apply("acme", 2, false);

        states.apply("acme", 1, true);

        assertFalse(states.isSuspended("acme"));
    }

    @Test
    void onlySuspendedAccountsTakeMemoryOnceTheTopicWasRead() {
        states.apply("acme", 1, true);
        for (var other = 0; other < 1_000; other++) {
            states.apply("other-" + other, 0, false);
        }

        states.complete();
        assertEquals(1, states.size());
        assertTrue(states.isSuspended("acme"));

        states.apply("new", 0, false);
        states.apply("acme", 2, false);
        assertEquals(0, states.size());
    }
}
