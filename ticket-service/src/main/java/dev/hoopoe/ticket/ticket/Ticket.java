package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.status.StatusTimes;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.Tag;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.LazyGroup;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A request for help and its state; each change returns the event to publish, if anything changed. */
@Entity
@DynamicUpdate
public class Ticket {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Version
    private long version;

    private UUID uid;
    private String title;

    /** Lazy: it may be megabytes, and lists do not show it. */
    @Basic(fetch = FetchType.LAZY)
    private String description;

    private UUID clientId;
    private String channelId;
    private Long departmentId;

    @Embedded
    private StatusTimes statusTimes;

    private String priority;
    private String externalId;

    /** Replaced as a whole and never modified, so that Hibernate need not compare it with a copy. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode customFields;

    @ElementCollection
    @CollectionTable(name = "ticket_tag", joinColumns = @JoinColumn(name = "ticket_id"))
    private Set<TicketTag> tags = new HashSet<>();

    private UUID assigneeId;
    private Long assignedDepartmentId;
    private byte[] secretHash;
    private Instant createdAt;
    private Instant updatedAt;
    private Instant dueAt;

    /** Not in events, so it must not bump the version. */
    @Embedded
    @OptimisticLock(excluded = true)
    private Unanswered unanswered;

    /** Written as a PostgreSQL tsvector and never read. Not in events, so it must not bump the version. */
    @Basic(fetch = FetchType.LAZY)
    @LazyGroup("searchWords")
    @ColumnTransformer(write = "CAST(? AS tsvector)")
    @OptimisticLock(excluded = true)
    private String searchWords;

    /** For Hibernate. */
    protected Ticket() {}

    static Ticket open(NewTicket details, FieldSet defined, TicketSecret secret, Instant now) {
        details.requireDueAfter(now);
        var ticket = new Ticket();
        ticket.uid = details.uid();
        ticket.title = details.title();
        ticket.description = details.description();
        ticket.clientId = details.clientId();
        ticket.channelId = details.channelId();
        ticket.departmentId = details.departmentId();
        ticket.priority = details.priority();
        ticket.externalId = details.externalId();
        ticket.customFields = defined.accept(details.customFields(), details.parameters());
        ticket.assigneeId = details.assigneeId();
        ticket.dueAt = details.dueAt();
        ticket.unanswered = Unanswered.from(details.description());
        ticket.secretHash = secret.hash();
        ticket.createdAt = now;
        ticket.updatedAt = now;
        ticket.statusTimes = StatusTimes.at(details.status(), now);
        return ticket;
    }

    Optional<TicketEvent> edit(TicketEdit edit, FieldSet defined, Instant now) {
        return change(now, () -> apply(edit, defined, now), TicketEvent::ofEdit);
    }

    Optional<TicketEvent> changeStatus(TicketStatus to, Instant now) {
        return change(now, () -> statusTimes = statusTimes.moved(to, now), TicketEvent.TicketStatusChanged::new);
    }

    public Optional<TicketEvent> giveTo(UUID client, Instant now) {
        return change(now, () -> clientId = client, TicketEvent.TicketUpdated::new);
    }

    /** {@code department} is null for none. */
    public Optional<TicketEvent> moveTo(Long department, Instant now) {
        return change(now, () -> departmentId = department, TicketEvent.TicketDepartmentChanged::new);
    }

    /** Replaces the assignment; department and status stay (contract Homa, section 5.2). */
    public Optional<TicketEvent> assign(TicketAssignment assignment, Instant now) {
        return change(now, () -> assignTo(assignment), TicketEvent.TicketAssigned::new);
    }

    private void assignTo(TicketAssignment assignment) {
        assigneeId = assignment.userId();
        assignedDepartmentId = assignment.departmentId();
    }

    /** Replaces the tags. */
    public Optional<TicketEvent> tag(Set<Tag> newTags, Instant now) {
        return change(now, () -> TicketTag.replace(tags, newTags, accountId), TicketEvent.TicketTagged::new);
    }

    /** One of the tags had another name before. */
    public TicketEvent renameTag(Tag tag, String formerName, Instant now) {
        var changes = touch(snapshot(), now);
        changes.put("tags", snapshot().renamingOfTag(formerName, tag.name()));
        return new TicketEvent.TicketTagged(this, changes);
    }

    /** Counts a message; its author decides the new status. */
    TicketEvent addMessage(MessageAuthor author, long message, Instant now) {
        var before = snapshot();
        unanswered = unanswered.with(author, message);
        statusTimes = statusTimes.moved(author.statusAfter(status()), now);
        return TicketEvent.ofMessage(this, touch(before, now));
    }

    /** Recounts the client's unanswered messages; publishes no event. */
    void recount(UnaryOperator<Unanswered> count) {
        unanswered = count.apply(unanswered);
    }

    /** Adds a note to the history; changes nothing else. */
    TicketEvent.TicketNoted note(String text, Instant now) {
        return TicketEvent.TicketNoted.of(this, text, touch(snapshot(), now));
    }

    /** {@code words} are a tsvector in PostgreSQL's notation. */
    void indexWords(String words) {
        searchWords = words;
    }

    boolean isVisibleTo(TicketVisibility visibility) {
        return visibility.allows(departmentId, assigneeId);
    }

    boolean isOpenedBy(TicketSecret secret) {
        return secret.hasHash(secretHash);
    }

    private void apply(TicketEdit edit, FieldSet defined, Instant now) {
        title = edit.title() == null ? title : edit.title();
        clientId = edit.clientId() == null ? clientId : edit.clientId();
        channelId = edit.channelId() == null ? channelId : edit.channelId();
        departmentId = edit.departmentOver(departmentId);
        priority = edit.priority() == null ? priority : edit.priority();
        externalId = edit.externalIdOver(externalId);
        customFields = edit.fieldsOver(customFields, defined);
        statusTimes = statusTimes.moved(edit.status() == null ? status() : edit.status(), now);
    }

    private Optional<TicketEvent> change(
            Instant now, Runnable act, BiFunction<Ticket, Map<String, Change>, TicketEvent> event) {
        var before = snapshot();
        act.run();
        return before.changesTo(snapshot()).isEmpty()
                ? Optional.empty()
                : Optional.of(event.apply(this, touch(before, now)));
    }

    /** The changes, with the time of the change. Two changes within a millisecond get two times, in their order. */
    private Map<String, Change> touch(TicketSnapshot before, Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
        return before.changesTo(snapshot());
    }

    TicketSnapshot snapshot() {
        return TicketSnapshot.of(id, this);
    }

    public long id() {
        return id;
    }

    long version() {
        return version;
    }

    public UUID uid() {
        return uid;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public UUID clientId() {
        return clientId;
    }

    public String channelId() {
        return channelId;
    }

    public Long departmentId() {
        return departmentId;
    }

    public TicketStatus status() {
        return statusTimes.status();
    }

    public String priority() {
        return priority;
    }

    public String externalId() {
        return externalId;
    }

    public ObjectNode customFields() {
        return customFields;
    }

    public Set<Tag> tags() {
        return TicketTag.tagsOf(tags);
    }

    public TicketAssignment assignment() {
        return new TicketAssignment(assigneeId, assignedDepartmentId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public StatusTimes statusTimes() {
        return statusTimes;
    }

    public Instant dueAt() {
        return dueAt;
    }
}
