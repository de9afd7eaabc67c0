package dev.hoopoe.messaging.webhook.log;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A delivery as its log shows it; the queue alone writes it. */
@Entity
@Immutable
@Table(name = "webhook_delivery")
class Delivery {

    @Id
    private Long id;

    private UUID webhookId;

    /** Read by Hibernate alone, which shows an account its own. */
    @TenantId
    @SuppressWarnings("UnusedVariable")
    private String accountId;

    private UUID eventId;

    private String eventType;

    private String subject;

    private Long position;

    private String body;

    private String status;

    private Instant dueAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode attempts;

    private Instant createdAt;

    private Instant finishedAt;

    protected Delivery() {}

    Long id() {
        return id;
    }

    UUID webhookId() {
        return webhookId;
    }

    UUID eventId() {
        return eventId;
    }

    String eventType() {
        return eventType;
    }

    String subject() {
        return subject;
    }

    Long position() {
        return position;
    }

    String body() {
        return body;
    }

    DeliveryStatus status() {
        return DeliveryStatus.of(status);
    }

    Instant dueAt() {
        return dueAt;
    }

    JsonNode attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
