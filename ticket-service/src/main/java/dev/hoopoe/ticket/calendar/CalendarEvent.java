package dev.hoopoe.ticket.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** An entry in the calendar of an account. Immutable, except that its ticket may be deleted. */
@Entity
public class CalendarEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    private String title;
    private String description;
    private Instant startTime;
    private Instant endTime;
    private Long ticketId;
    /** Used by queries only. */
    @Column(updatable = false)
    private UUID creatorId;

    private Long creatorNumber;

    /** For Hibernate. */
    protected CalendarEvent() {}

    CalendarEvent(NewCalendarEvent details, UUID creatorId, Long creatorNumber) {
        this.title = details.title();
        this.description = details.description();
        this.startTime = details.startTime();
        this.endTime = details.endTime();
        this.ticketId = details.ticketId();
        this.creatorId = creatorId;
        this.creatorNumber = creatorNumber;
    }

    public long id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Null for none. */
    public String description() {
        return description;
    }

    public Instant startTime() {
        return startTime;
    }

    public Instant endTime() {
        return endTime;
    }

    /** Null for none. */
    public Long ticketId() {
        return ticketId;
    }

    /** Null where the user who made it had none. */
    public Long creatorNumber() {
        return creatorNumber;
    }
}
