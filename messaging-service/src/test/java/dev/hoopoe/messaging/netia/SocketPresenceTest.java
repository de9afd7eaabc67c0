package dev.hoopoe.messaging.netia;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.messaging.realtime.Presences;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract Netia, section 6: who is online. */
@QuarkusTest
class SocketPresenceTest extends SocketTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Presences presences;

    private final AllAccounts database = new AllAccounts();

    @Test
    void pageSeesWhichAgentsAreOnline() {
        var staff = socketOf(administrator);
        staff.join(notification());

        var room = page().join(room());

        assertTrue(room.reply().ok());
        var meta = room.await("presence_state").at("/user:7/metas/0");
        assertEquals(3, meta.size());
        assertEquals(7, meta.path("user_id").asInt());
        assertTrue(meta.path("online_at").asText().matches("[0-9]{10}"));

        staff.close();
        var left = room.await("presence_diff", diff -> diff.at("/leaves").size() == 1);
        assertEquals(meta, left.at("/leaves/user:7/metas/0"));
        assertEquals("{}", left.path("joins").toString());
    }

    @Test
    void agentWhoComesLaterIsShownByADiff() {
        var room = page().join(room());
        assertEquals("{}", room.await("presence_state").toString());

        var staff = socketOf(administrator).join(notification());

        var joined = room.await("presence_diff");
        assertEquals("{}", joined.path("leaves").toString());
        assertEquals(
                staff.await("presence_state").at("/user:7/metas/0"),
                joined.at("/joins/user:7/metas/0"),
                "one phx_ref in state and diff");
    }

    @Test
    void twoTabsAreTwoMetasOfOneKey() {
        var one = socketOf(administrator);
        one.join(notification());
        socketOf(administrator).join(notification());
        var room = page().join(room());

        assertEquals(2, room.await("presence_state").at("/user:7/metas").size());

        one.abort();
        room.await("presence_diff", diff -> diff.at("/leaves/user:7/metas").size() == 1);
        assertEquals(1, state().at("/user:7/metas").size());
    }

    @Test
    void staffSeeTheCustomerOfAConversation() {
        var id = chat("Hello");
        var staff = socketOf(administrator).join(notification());
        var socket = page();

        var page = socket.join(conversation(id), asCustomer());

        var key = "customer:" + visitor;
        var meta = page.await("presence_state").path(key).at("/metas/0");
        assertEquals(visitor.toString(), meta.path("customer_id").asText());
        staff.await("presence_diff", diff -> diff.path("joins").has(key));
        var whole = staff.await("presence_state", state -> state.has(key));
        assertEquals(meta, whole.path(key).at("/metas/0"));
        assertTrue(whole.has("user:7"));
        socket.close();
        staff.await("presence_diff", diff -> diff.path("leaves").has(key));
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsNotShown() {
        var id = chat("Hello");
        page().join(conversation(id));
        var page = page().join(conversation(id), asCustomer());

        assertEquals(1, page.await("presence_state").size());
    }

    @Test
    void rejoinIsALeaveAndAJoin() {
        var socket = socketOf(administrator);
        socket.join(notification());
        var room = page().join(room());
        var first = room.await("presence_state").at("/user:7/metas/0/phx_ref").asText();

        var again = socket.join(notification());

        var second = again.await(
                        "presence_state",
                        state -> !state.at("/user:7/metas/0/phx_ref").asText().equals(first))
                .at("/user:7/metas");
        assertEquals(1, second.size());
        room.await(
                "presence_diff",
                diff -> diff.at("/leaves/user:7/metas/0/phx_ref").asText().equals(first));
        room.await(
                "presence_diff",
                diff -> diff.at("/joins/user:7/metas/0/phx_ref").equals(second.at("/0/phx_ref")));
    }

    @Test
    void replicaThatDiedIsForgottenWithinTenSeconds() throws SQLException {
        var room = page().join(room());
        room.await("presence_state");
        var ref = trackedBy(UUID.randomUUID(), Duration.ofSeconds(7));
        var alive = trackedBy(UUID.randomUUID(), Duration.ofSeconds(-3_600));

        room.await(
                "presence_diff",
                diff -> diff.at("/leaves/user:9/metas/0/phx_ref").asText().equals(ref));
        assertEquals(List.of(alive), refs());
    }

    @Test
    @TwoReplicas(Presences.class)
    void whatAReplicaThatIsKilledWasRemovingIsRemovedByAnother() throws Exception {
        var room = page().join(room());
        room.await("presence_state");
        var ref = trackedBy(UUID.randomUUID(), Duration.ofSeconds(7));

        KilledReplica.during("DELETE", "socket_presence", presences::removeDead);

        room.await(
                "presence_diff",
                diff -> diff.at("/leaves/user:9/metas/0/phx_ref").asText().equals(ref));
        room.push("ping", "{}");
        assertEquals(1, room.all("presence_diff").size());
    }

    @Test
    void replicaThatWasTakenForDeadStoresAgainWhatItTracks() throws SQLException {
        socketOf(administrator).join(notification());
        var before = refs();
        assertEquals(1, before.size());

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM socket_presence");
            statement.execute("DELETE FROM socket_process");
        }

        await().atMost(SOON).until(() -> refs().equals(before));
    }

    private String trackedBy(UUID process, Duration silent) throws SQLException {
        var ref = UUID.randomUUID().toString();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                    WITH dead AS (INSERT INTO socket_process VALUES (?, now() - make_interval(secs => ?)))
                    INSERT INTO socket_presence VALUES (?, ?, 'user:9', ?, ?, ?)
                    """)) {
            insert.setObject(1, process);
            insert.setDouble(2, silent.toSeconds());
            insert.setString(3, account);
            insert.setString(4, room());
            insert.setString(5, ref);
            insert.setObject(6, process);
            insert.setString(7, "{\"phx_ref\":\"" + ref + "\",\"online_at\":\"1\",\"user_id\":9}");
            insert.executeUpdate();
        }
        return ref;
    }

    /** Of the connections that the room shows. */
    private List<String> refs() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT ref FROM socket_presence WHERE topic = ?")) {
            select.setString(1, room());
            var refs = new java.util.ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    refs.add(rows.getString(1));
                }
            }
            return refs;
        }
    }

    private JsonNode state() {
        return page().join(room()).await("presence_state");
    }
}
