package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.history.History;
import dev.hoopoe.ticket.image.Images;
import dev.hoopoe.ticket.image.NewImage;
import dev.hoopoe.ticket.tag.TagChoice;
import dev.hoopoe.ticket.tag.TagTransactions;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketCreated;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Puts each change of a ticket and its event into one transaction; writers of one ticket queue on its row. The client that
 * a ticket is given to is locked, so that a merge of it moves that ticket, too.
 */
@ApplicationScoped
class TicketTransactions {

    private static final Set<String> SEARCHED =
            Set.of("title", "external_id", "client_id", "department_id", "assignee_id");

    private final TicketRepository tickets;
    private final Replica<ClientView> clients;
    private final TagTransactions tags;
    private final Images images;
    private final History history;
    private final TicketWords words;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags entityTags;

    TicketTransactions(
            TicketRepository tickets,
            Replica<ClientView> clients,
            TagTransactions tags,
            Images images,
            History history,
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
    OpenedTicket open(NewTicket details, List<NewImage> newImages, FieldSet defined) {
        var secret = TicketSecret.generate();
        var client = clients.lockKnown(details.clientId().toString());
        var current = client.map(ClientView::id).map(details::by).orElse(details);
        var ticket = Ticket.open(current, defined, secret, clock.instant());
        words.makeNew(ticket, client);
        tickets.persist(ticket);
        images.add(ticket.id(), newImages, ticket.createdAt());
        outbox.append(new TicketCreated(ticket));
        return new OpenedTicket(ticket, secret);
    }

    /** As {@link #open}, unless the channel has brought a ticket of that external id already; whoever asks for the same waits. */
    @Transactional
    OpenedTicket openOnce(String account, NewTicket details, FieldSet defined) {
        AdvisoryLock.named(String.join("\n", "ticket", account, details.channelId(), details.externalId()))
                .lock(tickets.getEntityManager());
        if (tickets.isKnown(details.channelId(), details.externalId())) {
            throw HoopoeException.conflict("The channel already has a ticket with this external_id");
        }
        return open(details, List.of(), defined);
    }

    /** Performs an act on a ticket that the caller may see; the time is taken once the ticket is held. */
    @Transactional
    Ticket change(long id, TicketVisibility access, BiFunction<Ticket, Instant, Optional<TicketEvent>> act) {
        var ticket = hold(id, access);
        act.apply(ticket, clock.instant()).ifPresent(event -> {
            if (SEARCHED.stream().anyMatch(event.changes()::containsKey)) {
                words.make(ticket);
            }
            outbox.append(event);
        });
        return ticket;
    }

    /** As {@link #change}; a client who was merged into another one stands for that one. */
    @Transactional
    Ticket edit(long id, TicketVisibility access, TicketEdit edit, FieldSet defined) {
        return change(id, access, (ticket, now) -> ticket.edit(withCurrentClient(edit), defined, now));
    }

    @Transactional
    Tagging tag(long id, TicketVisibility access, TagChoice choice) {
        var ticket = hold(id, access);
        var chosen = tags.choose(choice);
        ticket.tag(chosen.all(), clock.instant()).ifPresent(outbox::append);
        return new Tagging(ticket, chosen.all().size(), chosen.created());
    }

    @Transactional
    void note(long id, TicketVisibility access, String text) {
        var ticket = hold(id, access);
        var noted = ticket.note(text, clock.instant());
        words.make(ticket, noted.note().uid(), text);
        history.add(noted.note().uid(), id, text, noted.note().createdAt());
        outbox.append(noted);
    }

    @Transactional
    void delete(long id, Predicate<Ticket> allowed) {
        var ticket = hold(id, allowed);
        outbox.append(new TicketDeleted(ticket));
        tickets.delete(ticket);
    }

    /** True when there is such a ticket; the caller's transaction is joined. */
    @Transactional
    boolean addMessage(long id, MessageAuthor author, long message) {
        var ticket = tickets.lock(id);
        ticket.ifPresent(found -> outbox.append(found.addMessage(author, message, clock.instant())));
        return ticket.isPresent();
    }

    /** A note has become a message; as {@link #addMessage}, but it is no event, since the note was one. */
    @Transactional
    boolean takeNote(long id, long message) {
        var ticket = tickets.lock(id);
        ticket.ifPresent(found -> found.recount(count -> count.with(MessageAuthor.OTHER, message)));
        return ticket.isPresent();
    }

    /** As {@link #addMessage}, but it is no event. */
    @Transactional
    boolean removeMessage(long id, MessageAuthor author, long message) {
        var ticket = tickets.lock(id);
        ticket.ifPresent(found -> found.recount(count -> count.without(author, message)));
        return ticket.isPresent();
    }

    /** The ticket is found by this text of a message, within the caller's transaction; empty for a message that was deleted. */
    @Transactional
    void findBy(long id, UUID message, String text) {
        tickets.lock(id).ifPresent(ticket -> words.make(ticket, message, text));
    }

    private TicketEdit withCurrentClient(TicketEdit edit) {
        return Optional.ofNullable(edit.clientId())
                .flatMap(client -> clients.lockKnown(client.toString()))
                .map(client -> edit.by(client.id()))
                .orElse(edit);
    }

    private Ticket hold(long id, TicketVisibility access) {
        return hold(id, ticket -> ticket.isVisibleTo(access));
    }

    private Ticket hold(long id, Predicate<Ticket> allowed) {
        var ticket = tickets.lock(id).filter(allowed).orElseThrow(() -> HoopoeException.notFound("Ticket"));
        entityTags.require(ticket);
        return ticket;
    }
}
