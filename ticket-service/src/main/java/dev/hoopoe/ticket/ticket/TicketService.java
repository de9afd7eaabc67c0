package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.attribute.TicketAttributes;
import dev.hoopoe.ticket.image.ImageService;
import dev.hoopoe.ticket.image.NewImage;
import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.Tag;
import dev.hoopoe.ticket.tag.TagChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Use cases of one ticket, in every dialect: checks access and existence before a transaction begins. */
@ApplicationScoped
public class TicketService {

    private final CurrentCaller caller;
    private final CallerVisibility callerVisibility;
    private final TicketRepository tickets;
    private final TicketReferences references;
    private final TicketAttributes attributes;
    private final ImageService images;
    private final TicketTransactions transactions;

    TicketService(
            CurrentCaller caller,
            CallerVisibility callerVisibility,
            TicketRepository tickets,
            TicketReferences references,
            TicketAttributes attributes,
            ImageService images,
            TicketTransactions transactions) {
        this.caller = caller;
        this.callerVisibility = callerVisibility;
        this.tickets = tickets;
        this.references = references;
        this.attributes = attributes;
        this.images = images;
        this.transactions = transactions;
    }

    public OpenedTicket open(NewTicket details) {
        return open(details, List.of());
    }

    /** Opens a ticket with its images, whose bytes are stored before; an invalid image stores nothing. */
    public OpenedTicket open(NewTicket details, List<NewImage> newImages) {
        var client = references.requireClient(details.clientId());
        references.requireEnabledChannel(details.channelId());
        return openFor(details.withClient(client), newImages);
    }

    /**
     * Opens a ticket for messaging-service, which has checked the channel: it may be made in the very transaction that waits for this
     * ticket, so that nobody else sees it yet. The client must exist.
     */
    public OpenedTicket openConversation(NewTicket details) {
        return openFor(details, List.of());
    }

    private OpenedTicket openFor(NewTicket details, List<NewImage> newImages) {
        references.requireDepartment(details.departmentId());
        references.requireActiveUser(details.assigneeId());
        var defined = attributes.definedFor(details.parameters());
        images.check(newImages);
        var stored = images.store(details.uid(), newImages);
        return transactions.open(details, stored, defined);
    }

    /** The descriptions of these tickets, by id; without those that have none. */
    public Map<Long, String> descriptions(List<Ticket> of) {
        return tickets.descriptions(of.stream().map(Ticket::id).toList());
    }

    /** The id of the ticket with this {@code uid}, whether the caller may see it or not. */
    public long idOf(UUID uid) {
        return tickets.idOf(uid).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    /** The ticket, without a check of anyone's rights: for a neighbour that checks them itself. */
    public Ticket owned(long id) {
        return tickets.byId(id).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    public Ticket get(long id) {
        return visible(id, callerVisibility.get());
    }

    /** Whether the ticket exists and the caller may see it. */
    public boolean isVisible(long id) {
        return find(id, callerVisibility.get()).isPresent();
    }

    public Ticket edit(long id, TicketEdit edit) {
        var visibility = callerVisibility.get();
        var checked = withNewReferences(visible(id, visibility), edit);
        return transactions.edit(id, visibility, checked, attributes.definedFor(edit.parameters()));
    }

    public Ticket changeStatus(long id, TicketStatus status) {
        return changeStatus(id, present -> status);
    }

    /** Moves the ticket to the status that {@code next} gives for the present one; {@code next} may refuse. */
    public Ticket changeStatus(long id, UnaryOperator<TicketStatus> next) {
        return transactions.change(
                id, callerVisibility.get(), (ticket, now) -> ticket.changeStatus(next.apply(ticket.status()), now));
    }

    /** Adds a note to the history. */
    public void note(long id, String text) {
        transactions.note(id, callerVisibility.get(), text);
    }

    /**
     * Moves the ticket to a department.
     *
     * @param departmentId null takes the ticket out of its department
     */
    public Ticket moveToDepartment(long id, Long departmentId) {
        var visibility = callerVisibility.get();
        visible(id, visibility);
        references.requireDepartment(departmentId);
        return transactions.change(id, visibility, (ticket, now) -> ticket.moveTo(departmentId, now));
    }

    public Ticket assign(long id, TicketAssignment assignment) {
        var visibility = callerVisibility.get();
        visible(id, visibility);
        references.requireActiveUser(assignment.userId());
        references.requireDepartment(assignment.departmentId());
        return transactions.change(id, visibility, (ticket, now) -> ticket.assign(assignment, now));
    }

    /** Replaces the tags, and creates tags that are chosen by name and do not exist. */
    public Tagging tag(long id, TagChoice choice) {
        return transactions.tag(id, callerVisibility.get(), ticket -> choice);
    }

    /** Changes which of the existing tags, by their ids, a ticket has. */
    public Ticket retag(long id, UnaryOperator<Set<Long>> change) {
        return transactions
                .tag(id, callerVisibility.get(), ticket -> new TagChoice(change.apply(tagIdsOf(ticket)), List.of()))
                .ticket();
    }

    private static Set<Long> tagIdsOf(Ticket ticket) {
        return ticket.tags().stream().map(Tag::id).collect(Collectors.toSet());
    }

    /** For administrators only. */
    public void delete(long id) {
        callerVisibility.requireAdministrator();
        var visibility = callerVisibility.get();
        transactions.delete(id, ticket -> ticket.isVisibleTo(visibility));
    }

    /** Deletes the calling client's own ticket, or any ticket for users who see the whole account. */
    public void withdraw(long id) {
        if (caller.get().isClient()) {
            var client = caller.get().personId();
            transactions.delete(id, ticket -> ticket.clientId().equals(client));
        } else {
            callerVisibility.requireEverything();
            transactions.delete(id, ticket -> true);
        }
    }

    /** Locks tickets of the caller's account until the caller's transaction ends. */
    public void lockAll(Collection<Long> ids) {
        transactions.lockAll(caller.get().accountId(), ids);
    }

    /** Counts a message and makes the ticket searchable by it, within the caller's transaction; false when there is no such ticket. */
    public boolean addMessage(long id, MessageAuthor author, long message, MessageText text) {
        return transactions.addMessage(id, author, message, text);
    }

    /** As {@link #addMessage} for a message that repeats a note, without an event, since the note had one. */
    public boolean addNoteAsMessage(long id, long message, MessageText text) {
        return transactions.addNoteAsMessage(id, message, text);
    }

    /**
     * The opposite of {@link #addMessage}, without an event.
     *
     * @param text null when the ticket remains searchable by it
     */
    public boolean removeMessage(long id, MessageAuthor author, long message, MessageText text) {
        return transactions.removeMessage(id, author, message, text);
    }

    /** Makes a ticket searchable by a message's new text, within the caller's transaction; false when there is no such ticket. */
    public boolean indexMessage(long id, MessageText text) {
        return transactions.indexMessage(id, text);
    }

    /** Unchanged references are not checked: a channel may have been disabled since. */
    private TicketEdit withNewReferences(Ticket ticket, TicketEdit edit) {
        if (edit.channelId() != null && !edit.channelId().equals(ticket.channelId())) {
            references.requireEnabledChannel(edit.channelId());
        }
        if (edit.departmentId() != null) {
            edit.departmentId().ifPresent(references::requireDepartment);
        }
        return edit.clientId() == null || edit.clientId().equals(ticket.clientId())
                ? edit
                : edit.withClient(references.requireClient(edit.clientId()));
    }

    private Ticket visible(long id, TicketVisibility visibility) {
        return find(id, visibility).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    private Optional<Ticket> find(long id, TicketVisibility visibility) {
        return tickets.byId(id).filter(ticket -> ticket.isVisibleTo(visibility));
    }
}
