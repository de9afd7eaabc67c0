package dev.hoopoe.ticket.cascade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A change elsewhere that tickets still have to follow, and how far the worker has come. */
@Entity
@Table(name = "ticket_cascade")
public class Cascade {

    /** What happened to the department, user, tag or client. */
    public enum Kind {
        DEPARTMENT_DELETED,
        ASSIGNED_DEPARTMENT_DELETED,
        USER_DELETED,
        TAG_DELETED,
        TAG_RENAMED,
        CLIENT_CHANGED,
        CLIENT_MERGED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String subject;
    private String formerName;
    private long lastTicket;

    /** For Hibernate. */
    protected Cascade() {}

    Cascade(Kind kind, String subject, String formerName) {
        this.kind = kind;
        this.subject = subject;
        this.formerName = formerName;
    }

    public Kind kind() {
        return kind;
    }

    /** The id of the department or tag. */
    public long number() {
        return Long.parseLong(subject);
    }

    /** The id of the user or client. */
    public UUID person() {
        return UUID.fromString(subject);
    }

    /** What the tag was called before. */
    public String formerName() {
        return formerName;
    }

    /** The worker goes by rising ticket id; tickets up to this one are done. */
    public long lastTicket() {
        return lastTicket;
    }

    public void reached(long ticket) {
        lastTicket = ticket;
    }
}
