package dev.hoopoe.messaging.netia.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.sql.DatabaseException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SendAttemptsTest {

    private final SendAttempts attempts = new SendAttempts();

    @Test
    void eventWaitsForTheDatabaseHoweverLongItIsAway() {
        for (var state : new String[] {"08006", "57P01", "53300", null}) {
            var away = new DatabaseException("Not read", new SQLException("as the test wants", state));
            for (var attempt = 0; attempt < 100; attempt++) {
                assertTrue(attempts.isWorthAnother(away), state);
            }
        }
    }

    @Test
    void faultOfTheEventItselfIsTriedTenTimes() {
        for (var attempt = 1; attempt < 10; attempt++) {
            assertTrue(attempts.isWorthAnother(new IllegalStateException()));
        }
        assertFalse(attempts.isWorthAnother(new IllegalStateException()));

        attempts.end();

        assertTrue(attempts.isWorthAnother(new IllegalStateException()));
    }
}
