package dev.hoopoe.ticket.channel;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelReadinessTest {

    @Inject
    Replica<ChannelView> channels;

    private final AllAccounts database = new AllAccounts();

    @Test
    void serviceIsReadyOnceItKnowsAChannel() throws SQLException {
        forgetAllChannels();
        var readiness = new ChannelReadiness(channels);

        var before = readiness.call();
        TicketFixture.account();
        var after = readiness.call();

        assertEquals(DOWN, before.getStatus());
        assertEquals(UP, after.getStatus());
    }

    private void forgetAllChannels() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM channel_replica");
        }
    }
}
