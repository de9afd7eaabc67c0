package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The lock that whoever changes an endpoint's queue holds: the row of the endpoint. Deliveries refer to that row, so the
 * lock is the weaker one that lets references be made.
 */
@ApplicationScoped
class WebhookLock {

    private static final String IF_FREE = """
            SELECT *, withheld_fields(account_id, true) AS withheld FROM webhook WHERE id = ? AND state = 'active' FOR NO KEY UPDATE SKIP LOCKED""";

    private static final String ALL = "SELECT id FROM webhook WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private final SecretStore secrets;
    private final ObjectMapper mapper;

    WebhookLock(SecretStore secrets, ObjectMapper mapper) {
        this.secrets = secrets;
        this.mapper = mapper;
    }

    /** Empty when somebody else has it, or when the endpoint is not active any more. */
    Optional<QueuedWebhook> tryLock(Connection connection, UUID webhook, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(IF_FREE)) {
            select.setObject(1, webhook);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows, now)) : Optional.empty();
            }
        }
    }

    /** Waits for all of them; always in the same order, so that two who wait never wait for each other. */
    static void lockAll(Connection connection, Collection<UUID> webhooks) throws SQLException {
        try (var select = connection.prepareStatement(ALL)) {
            select.setArray(1, connection.createArrayOf("uuid", webhooks.toArray()));
            select.execute();
        }
    }

    private QueuedWebhook read(ResultSet row, Instant now) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var types = List.of((String[]) row.getArray("event_types").getArray());
        return new QueuedWebhook(
                new Endpoint(id, row.getString("url"), secrets(row, id, now)),
                row.getString("account_id"),
                new EventFilter(
                        types.isEmpty() ? types : FeedSource.beginnings(types),
                        filters(row.getString("filters")),
                        mapper),
                row.getLong("position"),
                row.getInt("pending"),
                WithheldFields.of(row.getArray("withheld")));
    }

    private List<WebhookSecret> secrets(ResultSet row, UUID id, Instant now) throws SQLException {
        var usable = new ArrayList<>(List.of(secrets.open(row.getBytes("secret"), id)));
        var until = row.getObject("former_secret_until", OffsetDateTime.class);
        if (until != null && until.isAfter(now.atOffset(ZoneOffset.UTC))) {
            usable.add(secrets.open(row.getBytes("former_secret"), id));
        }
        return usable;
    }

    private ObjectNode filters(String json) {
        try {
            return (ObjectNode) mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Filters were stored that are no JSON", e);
        }
    }
}
