package dev.hoopoe.messaging.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.messaging.file.Attachment;
import dev.hoopoe.messaging.ticket.TicketNoted;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A text on a ticket, by a user, by a client, or by the system. */
@Entity
public class Message {

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
    private String externalId;

    @Column(name = "is_private", updatable = false)
    private boolean privateMessage;

    /** Null for none. What a message shows of its files; their rows refer to it. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(updatable = false)
    private List<Attachment> attachments;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant sentAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(updatable = false)
    private ObjectNode metadata;

    @Column(insertable = false, updatable = false)
    private Instant seenAt;

    protected Message() {}

    private Message(UUID uid, long ticketId, NewMessage written, Instant createdAt) {
        this.uid = uid;
        this.ticketId = ticketId;
        this.userId = written.author().userId();
        this.clientId = written.author().clientId();
        this.body = written.content().body();
        this.systemMessage = written.author().isSystem();
        this.origin = written.origin();
        this.externalId = written.content().externalId();
        this.privateMessage = written.content().privateMessage();
        this.createdAt = createdAt;
        this.sentAt = written.content().sender().sentAt();
        this.metadata = written.content().sender().metadata();
    }

    static Message write(long ticketId, NewMessage written, Instant now) {
        return new Message(UuidCreator.getTimeOrderedEpochPlus1(), ticketId, written, now);
    }

    /** A ticket's description, as a message by its client. */
    static Message firstTextOf(TicketView ticket) {
        var text = new NewMessage(Author.client(ticket.clientId()), ticket.description(), MessageOrigin.DESCRIPTION);
        return write(ticket.id(), text, ticket.createdAt());
    }

    /** A note of ticket-service as a system message, with the note's id and time. */
    static Message of(TicketNoted noted) {
        var note = noted.note();
        var text = new NewMessage(Author.SYSTEM, note.text(), MessageOrigin.NOTE);
        return new Message(note.uid(), noted.ticketId(), text, note.createdAt());
    }

    /** Changes the author to another client; before the message is stored. */
    void assignTo(UUID client) {
        clientId = client;
    }

    /** Shows these files; before the message is stored. */
    void show(List<Attachment> files) {
        attachments = files.isEmpty() ? null : List.copyOf(files);
    }

    /** Changes the text. */
    void rewrite(String newBody) {
        body = newBody;
    }

    public long id() {
        return id;
    }

    public UUID uid() {
        return uid;
    }

    public long ticketId() {
        return ticketId;
    }

    public UUID userId() {
        return userId;
    }

    public UUID clientId() {
        return clientId;
    }

    public String body() {
        return body;
    }

    public boolean isSystemMessage() {
        return systemMessage;
    }

    MessageOrigin origin() {
        return origin;
    }

    boolean isFirstText() {
        return origin == MessageOrigin.DESCRIPTION;
    }

    boolean isNote() {
        return origin == MessageOrigin.NOTE;
    }

    String externalId() {
        return externalId;
    }

    /** Whether staff alone are shown it. */
    public boolean isPrivate() {
        return privateMessage;
    }

    /** In the order in which they were given. */
    public List<Attachment> attachments() {
        return attachments == null ? List.of() : attachments;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was sent, by the clock of the writer's client; null when that did not say. */
    public Instant sentAt() {
        return sentAt;
    }

    /** Whether the sender's metadata keeps the message from event subscriptions (contract Netia, section 10). */
    boolean disablesWebhooks() {
        return metadata != null && metadata.path("disable_webhook_events").booleanValue();
    }

    SenderData senderData() {
        return new SenderData(sentAt, metadata);
    }

    /** Data of the writer's client; null for none. */
    public ObjectNode metadata() {
        return metadata;
    }

    /** When the client saw what staff wrote; null while that is not known. */
    public Instant seenAt() {
        return seenAt;
    }
}
