package dev.hoopoe.auth.session;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionCleanupTest {

    @Inject
    SessionCleanup housekeeping;

    @Inject
    Rows rows;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void removesSessionsAndTokensOnceNothingOfThemIsValid() {
        var person = somebody().known();
        person.loggedIn();
        clock.advance(Duration.ofDays(6));
        housekeeping.removeExpired();
        assertEquals(List.of("1", "1"), countsOf(person.id()));
        clock.advance(Duration.ofDays(2));

        housekeeping.removeExpired();

        assertEquals(List.of("0", "0"), countsOf(person.id()));
    }

    @Test
    @TwoReplicas(SessionCleanup.class)
    void sessionsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        var person = somebody().known();
        person.loggedIn();
        clock.advance(Duration.ofDays(8));

        KilledReplica.during("DELETE", "session", housekeeping::removeExpired);
        housekeeping.removeExpired();

        assertEquals(List.of("0", "0"), countsOf(person.id()));
    }

    private List<String> countsOf(UUID userId) {
        var sessions = rows.select("SELECT count(*) FROM session WHERE user_id = ?", userId);
        var tokens =
                rows.select("SELECT count(*) FROM refresh_token JOIN session USING (sid) WHERE user_id = ?", userId);
        return List.of(sessions.get(0), tokens.get(0));
    }
}
