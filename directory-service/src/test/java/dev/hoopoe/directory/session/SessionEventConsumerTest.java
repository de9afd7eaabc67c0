package dev.hoopoe.directory.session;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.OmniDesk;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionEventConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private final AccountApi api = AccountApi.open();
    private final OmniDesk omniDesk = new OmniDesk(api);
    private UUID user;

    @BeforeEach
    void join() {
        user = api.createUserId(agent());
    }

    @Test
    void lastLoginIsShownInSeconds() {
        tell("started", user, NOON, NOON.plusSeconds(3600));

        awaitLogin("2026-03-01T12:00:00Z");
    }

    @Test
    void laterLoginCountsWhateverIsHeardLast() {
        tell("started", user, NOON.plusSeconds(60), NOON.plusSeconds(3600));
        awaitLogin("2026-03-01T12:01:00Z");

        tell("started", user, NOON, NOON.plusSeconds(3600));
        awaitAllHeard();

        awaitLogin("2026-03-01T12:01:00Z");
    }

    @Test
    void whatIsNoLoginOfTheStaffIsPassedOver() {
        tell("started", UUID.randomUUID(), NOON, NOON.plusSeconds(3600));
        tell("started", user, NOON, NOON);
        tell("ended", user, NOON, NOON.plusSeconds(3600));
        awaitAllHeard();

        assertEquals(Collections.singletonList(null), omniDesk.users("?role=empleado", "last_login_at"));
    }

    /** The key is the same for all, so that what is told of another desk's user is heard after all else. */
    private void awaitAllHeard() {
        var other = AccountApi.open();
        var lastUser = other.createUserId(agent());
        send(other, "started", lastUser, NOON, NOON.plusSeconds(3600));
        await().atMost(SOON)
                .until(() -> List.of("2026-03-01T12:00:00Z")
                        .equals(new OmniDesk(other).users("?role=empleado", "last_login_at")));
    }

    private void awaitLogin(String time) {
        await().atMost(SOON).until(() -> List.of(time).equals(omniDesk.users("?role=empleado", "last_login_at")));
    }

    private void tell(String name, UUID userId, Instant startedAt, Instant expiresAt) {
        send(api, name, userId, startedAt, expiresAt);
    }

    private static void send(AccountApi api, String name, UUID userId, Instant startedAt, Instant expiresAt) {
        var sid = UUID.randomUUID().toString();
        var snapshot = new HashMap<String, Object>();
        snapshot.put("sid", sid);
        snapshot.put("user_id", userId.toString());
        snapshot.put("started_at", startedAt.toString());
        snapshot.put("ended_at", null);
        snapshot.put("expires_at", expiresAt.toString());
        snapshot.put("reason", null);
        try (var writer = new TopicWriter()) {
            writer.write(Event.of("session." + name, sid, api.account(), 0, snapshot), "one-partition");
        }
    }
}
