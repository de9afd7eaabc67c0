package dev.hoopoe.ticket.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A message in a ticket's history; deleted with the ticket. */
@Entity
@Table(name = "ticket_message")
public class HistoryEntry {

    @Id
    private UUID uid;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Column(updatable = false)
    private long ticketId;

    private String text;

    @Column(name = "is_private", updatable = false)
    private boolean privateMessage;

    private Instant createdAt;

    /** For Hibernate. */
    protected HistoryEntry() {}

    void reword(String newText) {
        text = newText;
    }

    public String text() {
        return text;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
