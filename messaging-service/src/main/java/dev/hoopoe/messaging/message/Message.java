package dev.hoopoe.messaging.message;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A text on a ticket, by a user, by a client, or by the system. */
@Entity
class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private UUID uid;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Column(updatable = false)
    private long ticketId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private UUID clientId;

    private String body;

    @Column(name = "is_system_message", updatable = false)
    private boolean systemMessage;

    @Column(updatable = false)
    private MessageOrigin origin;

    @Column(updatable = false)
    private Instant createdAt;

    protected Message() {}

    private Message(long ticketId, Author author, String body, MessageOrigin origin, Instant createdAt) {
        this.uid = UuidCreator.getTimeOrderedEpochPlus1();
        this.ticketId = ticketId;
        this.userId = author.userId();
        this.clientId = author.clientId();
        this.body = body;
        this.systemMessage = author.isSystem();
        this.origin = origin;
        this.createdAt = createdAt;
    }

    static Message write(long ticketId, Author author, String body, MessageOrigin origin, Instant now) {
        return new Message(ticketId, author, body, origin, now);
    }

    /** What a ticket was opened with, as a message by its client. */
    static Message firstTextOf(TicketView ticket) {
        return new Message(
                ticket.id(),
                Author.client(ticket.clientId()),
                ticket.description(),
                MessageOrigin.DESCRIPTION,
                ticket.createdAt());
    }

    /** Says something else from now on. */
    void rewrite(String newBody) {
        body = newBody;
    }

    long id() {
        return id;
    }

    UUID uid() {
        return uid;
    }

    long ticketId() {
        return ticketId;
    }

    UUID userId() {
        return userId;
    }

    UUID clientId() {
        return clientId;
    }

    String body() {
        return body;
    }

    boolean isSystemMessage() {
        return systemMessage;
    }

    MessageOrigin origin() {
        return origin;
    }

    boolean isFirstText() {
        return origin == MessageOrigin.DESCRIPTION;
    }

    Instant createdAt() {
        return createdAt;
    }
}
