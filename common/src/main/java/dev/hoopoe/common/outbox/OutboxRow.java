package dev.hoopoe.common.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An unpublished event, or a tombstone alone, whose {@code payload} is null. */
record OutboxRow(
        long position,
        UUID id,
        String aggregate,
        String aggregateId,
        String type,
        String accountId,
        long sequence,
        Instant occurredAt,
        String traceparent,
        String payload,
        boolean tombstone,
        boolean republished) {

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                row.getString("type"),
                row.getString("account_id"),
                row.getLong("sequence"),
                timeOf(row),
                row.getString("traceparent"),
                row.getString("payload"),
                row.getBoolean("tombstone"),
                row.getBoolean("republished"));
    }

    static Instant timeOf(ResultSet row) throws SQLException {
        return row.getObject("occurred_at", OffsetDateTime.class).toInstant();
    }
}
