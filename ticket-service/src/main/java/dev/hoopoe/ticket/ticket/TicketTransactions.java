package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.image.ImageService;
import dev.hoopoe.ticket.image.StoredImage;
import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.tag.TagChoice;
import dev.hoopoe.ticket.tag.TagTransactions;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketCreated;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes a ticket and writes its event in one transaction; writers of one ticket queue on its row. Locks the client
 * that a ticket is given to, so that a concurrent merge moves that ticket, too.
 */
@ApplicationScoped
class TicketTransactions {

    private static final Set<String> SEARCHED =
            Set.of("title", "external_id", "client_id", "department_id", "assignee_id");

    private final TicketRepository tickets;
    private final Replica<ClientView> clients;
    private final TagTransactions tags;
    private final ImageService images;
    private final HistoryService history;
    private final TicketWords words;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags entityTags;

    TicketTransactions(
            TicketRepository tickets,
            Replica<ClientView> clients,
            TagTransactions tags,
            ImageService images,
            HistoryService history,
            TicketWords words,
            Outbox outbox,
            Clock clock,
            EntityTags entityTags) {
        this.tickets = tickets;
        this.clients = clients;
        this.tags = tags;
        this.images = images;
        this.history = history;
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
        this.entityTags = entityTags;
    }

    @Transactional
    OpenedTicket open(NewTicket details, List<StoredImage> stored, FieldSet defined) {
        var secret = TicketSecret.generate();
        var client = clients.lockKnown(details.clientId().toString());
        var current = client.map(ClientView::id).map(details::withClient).orElse(details);
        var ticket = Ticket.open(current, defined, secret, clock.instant());
        words.makeNew(ticket, client);
        tickets.persist(ticket);
        images.add(ticket.id(), stored, ticket.createdAt());
        outbox.append(new TicketCreated(ticket));
        return new OpenedTicket(ticket, secret);
    }

    /**
     * As {@link #open}; a conflict when the channel has a ticket of that external id. Concurrent calls for the same
     * external id wait for each other.
     */
    @Transactional
    OpenedTicket openOnce(String account, NewTicket details, FieldSet defined) {
        AdvisoryLock.named(String.join("\n", "ticket", account, details.channelId(), details.externalId()))
                .lock(tickets.getEntityManager());
        if (tickets.isKnown(details.channelId(), details.externalId())) {
            throw HoopoeException.conflict("The channel already has a ticket with this external_id");
        }
        return open(details, List.of(), defined);
    }

    /** Changes a ticket that the caller may see; reads the time after the ticket is locked. */
    @Transactional
    Ticket change(long id, TicketVisibility visibility, BiFunction<Ticket, Instant, Optional<TicketEvent>> act) {
        var ticket = lock(id, visibility);
        act.apply(ticket, clock.instant()).ifPresent(event -> {
            if (SEARCHED.stream().anyMatch(event.changes()::containsKey)) {
                words.make(ticket);
            }
            outbox.append(event);
        });
        return ticket;
    }

    /** As {@link #change}; replaces a merged client by the survivor. */
    @Transactional
    Ticket edit(long id, TicketVisibility visibility, TicketEdit edit, FieldSet defined) {
        return change(id, visibility, (ticket, now) -> ticket.edit(withCurrentClient(edit), defined, now));
    }

    @Transactional
    Tagging tag(long id, TicketVisibility visibility, Function<Ticket, TagChoice> choice) {
        var ticket = lock(id, visibility);
        var chosen = tags.choose(choice.apply(ticket));
        ticket.tag(chosen.all(), clock.instant()).ifPresent(outbox::append);
        return new Tagging(ticket, chosen.all().size(), chosen.created());
    }

    @Transactional
    void note(long id, TicketVisibility visibility, String text) {
        var ticket = lock(id, visibility);
        var noted = ticket.note(text, clock.instant());
        words.make(ticket, new MessageText(noted.note().uid(), text));
        history.add(noted.note().uid(), id, text, false, noted.note().createdAt());
        outbox.append(noted);
    }

    @Transactional
    void delete(long id, Predicate<Ticket> allowed) {
        var ticket = lock(id, allowed);
        outbox.append(new TicketDeleted(ticket));
        tickets.delete(ticket);
    }

    /** Locks tickets of one account before messages of several are applied; joins the caller's transaction. */
    @Transactional
    void lockAll(String account, Collection<Long> ids) {
        tickets.lockAll(account, ids);
    }

    @Transactional
    boolean addMessage(long id, MessageAuthor author, long message, MessageText text) {
        return changeIfExists(id, ticket -> {
            words.make(ticket, text);
            outbox.append(ticket.addMessage(author, message, clock.instant()));
        });
    }

    @Transactional
    boolean addNoteAsMessage(long id, long message, MessageText text) {
        return changeIfExists(id, ticket -> {
            words.make(ticket, text);
            ticket.recount(count -> count.with(MessageAuthor.OTHER, message));
        });
    }

    @Transactional
    boolean removeMessage(long id, MessageAuthor author, long message, MessageText text) {
        return changeIfExists(id, ticket -> {
            if (text != null) {
                words.make(ticket, text);
            }
            ticket.recount(count -> count.without(author, message));
        });
    }

    @Transactional
    boolean indexMessage(long id, MessageText text) {
        return changeIfExists(id, ticket -> words.make(ticket, text));
    }

    private boolean changeIfExists(long id, Consumer<Ticket> change) {
        var ticket = tickets.lock(id);
        ticket.ifPresent(change);
        return ticket.isPresent();
    }

    private TicketEdit withCurrentClient(TicketEdit edit) {
        return Optional.ofNullable(edit.clientId())
                .flatMap(client -> clients.lockKnown(client.toString()))
                .map(client -> edit.withClient(client.id()))
                .orElse(edit);
    }

    private Ticket lock(long id, TicketVisibility visibility) {
        return lock(id, ticket -> ticket.isVisibleTo(visibility));
    }

    private Ticket lock(long id, Predicate<Ticket> allowed) {
        var ticket = tickets.lock(id).filter(allowed).orElseThrow(() -> HoopoeException.notFound("Ticket"));
        entityTags.require(ticket);
        return ticket;
    }
}
