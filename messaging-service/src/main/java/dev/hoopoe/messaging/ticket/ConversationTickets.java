package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.web.NotFoundAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Tickets as conversations of Netia: ticket-service decides, the replica has its answer at once. */
@ApplicationScoped
public class ConversationTickets {

    private final ConversationClient owner;
    private final TicketReplica tickets;

    ConversationTickets(PeerClients peers, TicketReplica tickets) {
        this.owner = peers.ticket(ConversationClient.class);
        this.tickets = tickets;
    }

    /** The id of the ticket of a conversation; an unknown one is asked for at ticket-service. */
    public Optional<Long> idOf(UUID uid) {
        var known = tickets.findByUid(uid);
        return known.isPresent()
                ? known.map(TicketView::id)
                : NotFoundAnswers.emptyIfNotFound(() -> owner.get(uid)).map(this::stored);
    }

    /** The newest tickets that the actor sees and the search finds, at most {@code limit}. */
    public FoundTickets find(TicketChange.Actor actor, TicketSearch search, int limit) {
        return answered(
                () -> owner.find(actor.id(), actor.administrator(), search.words(), search.tagId(), limit),
                () -> HoopoeException.invalid("q", "cannot be searched for"));
    }

    /**
     * Opens a ticket, which is stored by {@link #store} in the transaction that writes its first message.
     *
     * @throws HoopoeException invalid in {@code customer_id}, for a client that does not exist or has no profile
     */
    public VersionedSnapshot open(NewConversationTicket conversation) {
        return answered(() -> owner.open(conversation), () -> unknown("customer_id"));
    }

    /** Stores the ticket; true when it was not known. */
    public boolean store(VersionedSnapshot owned) {
        return tickets.insert(owned);
    }

    /** @throws HoopoeException not found; invalid in {@code assignee_id} or {@code tag_id} */
    public void change(long id, TicketChange change) {
        stored(answered(() -> owner.change(id, change), () -> refusal(change)));
    }

    /** What ticket-service does not know of a change whose form has been checked. */
    private static HoopoeException refusal(TicketChange change) {
        if (change.removeTag() != null) {
            return HoopoeException.notFound("Tag");
        }
        return unknown(change.addTag() == null ? "assignee_id" : "tag_id");
    }

    private static HoopoeException unknown(String field) {
        return HoopoeException.invalid(field, "does not exist");
    }

    /** @throws HoopoeException not found; forbidden, for who is no administrator */
    public void delete(long id, UUID actor) {
        answered(
                () -> {
                    owner.delete(id, actor);
                    return null;
                },
                () -> HoopoeException.notFound("Conversation"));
        tickets.removed(id);
    }

    private long stored(VersionedSnapshot owned) {
        var id = owned.snapshot().path("id").longValue();
        tickets.store(id, owned);
        return id;
    }

    private static <T> T answered(Supplier<T> call, Supplier<HoopoeException> refusal) {
        try {
            return call.get();
        } catch (ClientWebApplicationException e) {
            throw switch (e.getResponse().getStatus()) {
                case 400 -> refusal.get();
                case 401 ->
                    new HoopoeException(ErrorKind.UNAUTHENTICATED, "The user of this access token is no longer active");
                case 403 -> HoopoeException.forbidden("Only administrators may do this");
                case 404 -> HoopoeException.notFound("Conversation");
                default -> e;
            };
        }
    }
}
