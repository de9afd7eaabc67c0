package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.attribute.TicketAttributes;
import dev.hoopoe.ticket.image.Images;
import dev.hoopoe.ticket.image.NewImage;
import dev.hoopoe.ticket.tag.TagChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What callers can do with tickets, in every dialect: settles who may and what exists before a transaction begins. */
@ApplicationScoped
public class TicketService {

    private final CurrentCaller caller;
    private final CallerVisibility callerVisibility;
    private final TicketRepository tickets;
    private final TicketReferences references;
    private final TicketAttributes attributes;
    private final Images images;
    private final TicketTransactions transactions;

    TicketService(
            CurrentCaller caller,
            CallerVisibility callerVisibility,
            TicketRepository tickets,
            TicketReferences references,
            TicketAttributes attributes,
            Images images,
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

    /** Opens a ticket together with its images; what is wrong with one of them leaves nothing behind. */
    public OpenedTicket open(NewTicket details, List<NewImage> newImages) {
        var client = references.requireClient(details.clientId());
        references.requireEnabledChannel(details.channelId());
        references.requireDepartment(details.departmentId());
        references.requireActiveUser(details.assigneeId());
        images.check(newImages);
        return transactions.open(details.withClient(client), newImages, attributes.definedFor(details.parameters()));
    }

    /** What each of these tickets was opened with, by id; without those that have no description. */
    public Map<Long, String> descriptions(List<Ticket> of) {
        return tickets.descriptions(of.stream().map(Ticket::id).toList());
    }

    /** The id by which the other operations know the ticket with this {@code uid}, whether the caller may see it or not. */
    public long idOf(UUID uid) {
        return tickets.idOf(uid).orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    public Ticket get(long id) {
        return visible(id, callerVisibility.get());
    }

    /** Whether there is such a ticket and the caller may see it. */
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

    /** Moves the ticket to where its present status leads, or nowhere when {@code next} refuses. */
    public Ticket changeStatus(long id, UnaryOperator<TicketStatus> next) {
        return transactions.change(
                id, callerVisibility.get(), (ticket, now) -> ticket.changeStatus(next.apply(ticket.status()), now));
    }

    /** Adds to the ticket's history what is no message of anybody. */
    public void note(long id, String text) {
        transactions.note(id, callerVisibility.get(), text);
    }

    /** @param departmentId null takes it out of its department */
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

    /** Replaces the ticket's tags by those chosen, creating what is chosen by name and does not exist. */
    public Tagging tag(long id, TagChoice choice) {
        return transactions.tag(id, callerVisibility.get(), choice);
    }

    /** Open to administrators alone. */
    public void delete(long id) {
        callerVisibility.requireAdministrator();
        var visibility = callerVisibility.get();
        transactions.delete(id, ticket -> ticket.isVisibleTo(visibility));
    }

    /** Deletes a ticket for the client whose it is, or for staff who see the whole account. */
    public void withdraw(long id) {
        if (caller.get().isClient()) {
            var client = caller.get().personId();
            transactions.delete(id, ticket -> ticket.clientId().equals(client));
        } else {
            callerVisibility.requireEverything();
            transactions.delete(id, ticket -> true);
        }
    }

    /** Takes note of a message within the caller's transaction; false when there is no such ticket. */
    public boolean addMessage(long id, MessageAuthor author, long message) {
        return transactions.addMessage(id, author, message);
    }

    /** A note has become a message, within the caller's transaction; false when there is no such ticket. */
    public boolean addNoteAsMessage(long id, long message) {
        return transactions.addNoteAsMessage(id, message);
    }

    /** Takes note that a message was deleted, within the caller's transaction; false when there is no such ticket. */
    public boolean removeMessage(long id, MessageAuthor author, long message) {
        return transactions.removeMessage(id, author, message);
    }

    /** A message of the ticket says this now, within the caller's transaction; empty for one that was deleted. */
    public void indexMessage(long id, UUID message, String text) {
        transactions.indexMessage(id, message, text);
    }

    /** A reference that stays as it is needs no check: a channel may have been disabled since. */
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
