package dev.hoopoe.directory.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Instant NOW = Instant.parse("2025-01-01T12:00:00Z");

    @Test
    void onlyWordOfANameLeavesTheLastNameEmpty() {
        var details = UserDetails.administrator("x@example.com", " Plato ");

        assertEquals("Plato", details.name());
        assertEquals("", details.lastName());
        assertEquals("Plato", details.displayNameOrDefault());
    }

    @Test
    void defaultDisplayNameIsLeftOpen() {
        var user = User.join(UserDetails.administrator("x@example.com", "Ada Byron"), NOW);

        assertNull(user.details().displayName());
    }

    @Test
    void newUserIsActive() {
        var user = User.join(UserDetails.administrator("x@example.com", "Ada Byron"), NOW);

        assertTrue(user.isActiveAdministrator());
    }
}
