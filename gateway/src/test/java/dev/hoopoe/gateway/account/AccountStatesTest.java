package dev.hoopoe.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountStatesTest {

    private final AccountStates states = new AccountStates();

    @Test
    void suspendedAccountIsKnownUntilItIsResumed() {
        states.apply("acme", 1, true, Set.of());
        assertTrue(states.isSuspended("acme"));
        assertFalse(states.isSuspended("other"));
        assertFalse(states.isSuspended(null));

        states.apply("acme", 2, false, Set.of());
        assertFalse(states.isSuspended("acme"));
    }

    @Test
    void olderStateFromTheTopicDoesNotUndoWhatDirectoryServiceSaid() {
        states.apply("acme", 3, true, Set.of());

        states.apply("acme", 0, false, Set.of());
        states.apply("acme", 1, true, Set.of());
        states.apply("acme", 2, false, Set.of());

        assertTrue(states.isSuspended("acme"));
    }

    @Test
    void olderAnswerOfDirectoryServiceDoesNotUndoWhatTheTopicSaid() {
        states.apply("acme", 2, false, Set.of());

        states.apply("acme", 1, true, Set.of());

        assertFalse(states.isSuspended("acme"));
    }

    @Test
    void onlySuspendedAccountsTakeMemoryOnceTheTopicWasRead() {
        states.apply("acme", 1, true, Set.of());
        for (var other = 0; other < 1_000; other++) {
            states.apply("other-" + other, 0, false, Set.of());
        }

        states.complete();
        assertEquals(1, states.size());
        assertTrue(states.isSuspended("acme"));

        states.apply("new", 0, false, Set.of());
        states.apply("acme", 2, false, Set.of());
        assertEquals(0, states.size());
    }

    @Test
    void hostBelongsToTheAccountThatHadItLast() {
        states.apply("acme", 1, false, Set.of("desk.example.com", "help.example.com"));
        assertEquals(Optional.of("acme"), states.ofHost("desk.example.com"));
        assertEquals(Optional.empty(), states.ofHost("example.com"));

        states.apply("other", 1, false, Set.of("desk.example.com"));
        states.apply("acme", 2, false, Set.of("help.example.com"));

        assertEquals(Optional.of("other"), states.ofHost("desk.example.com"));
        assertEquals(Optional.of("acme"), states.ofHost("help.example.com"));

        states.remove("acme");
        assertEquals(Optional.empty(), states.ofHost("help.example.com"));
    }
}
