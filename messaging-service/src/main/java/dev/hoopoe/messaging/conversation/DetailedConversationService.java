package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.ticket.ConversationTickets;
import dev.hoopoe.messaging.ticket.TicketChange;
import dev.hoopoe.messaging.ticket.TicketSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What staff, and pages without a token, can do with conversations in Netia. */
@ApplicationScoped
public class DetailedConversationService {

    private final DetailedConversationStore conversations;
    private final ConversationStateStore state;
    private final ConversationTickets tickets;
    private final CallerVisibility callerVisibility;
    private final CurrentCaller caller;
    private final ConversationConfig config;
    private final Event<ConversationMarked> marked;

    DetailedConversationService(
            DetailedConversationStore conversations,
            ConversationStateStore state,
            ConversationTickets tickets,
            CallerVisibility callerVisibility,
            CurrentCaller caller,
            ConversationConfig config,
            Event<ConversationMarked> marked) {
        this.conversations = conversations;
        this.state = state;
        this.tickets = tickets;
        this.callerVisibility = callerVisibility;
        this.caller = caller;
        this.config = config;
        this.marked = marked;
    }

    /** Conversations that the calling staff sees, the last active ones first; without archived ones. */
    public Page<DetailedConversation> list(ConversationQuery query, PageRequest page) {
        return conversations.list(callerVisibility.get(), query, page);
    }

    /**
     * The query for those of its conversations that a search finds, as ticket-service knows their texts and tags. A tag that more
     * tickets bear than are looked for is a condition of the query, so that all of them are found.
     */
    public ConversationQuery narrowed(ConversationQuery query, TicketSearch search) {
        callerVisibility.requireActive();
        var found = tickets.find(TicketChange.Actor.of(caller.get()), search, config.mostFound());
        return found.more() && search.words() == null ? query.withTag(found.tag()) : query.withTicketIds(found.ids());
    }

    /** How many conversations {@link #list} has. */
    public long count(ConversationQuery query) {
        return conversations.count(callerVisibility.get(), query);
    }

    /** How many open conversations the calling staff sees, of which kind. */
    public ConversationCounts counts() {
        return conversations.counts(callerVisibility.get(), caller.get().personId());
    }

    /** The conversation, when the calling staff sees it; refuses with 404 otherwise. */
    public DetailedConversation get(UUID uid) {
        return stored(visible(uid));
    }

    /** A conversation of the caller's account, without a check of the caller's rights. */
    public Optional<DetailedConversation> find(UUID uid) {
        return tickets.idOf(uid).flatMap(conversations::find);
    }

    /** A conversation that the page of this client may continue; refuses another client's with 403. */
    public DetailedConversation ofVisitor(UUID uid, UUID clientId) {
        var conversation = find(uid)
                .filter(DetailedConversation::forPage)
                .orElseThrow(() -> HoopoeException.invalid("conversation_id", "does not exist"));
        if (!conversation.clientId().equals(clientId)) {
            throw HoopoeException.forbidden("The conversation is another customer's");
        }
        return conversation;
    }

    /** The newest open conversations that the page of this client may read. */
    public List<DetailedConversation> ofVisitor(UUID clientId, String channelId) {
        return conversations.ofVisitor(clientId, channelId);
    }

    /**
     * Changes a conversation that the calling staff sees.
     *
     * @param read null leaves the mark as it is
     * @param metadata null leaves it as it is
     * @throws HoopoeException not found; invalid in {@code assignee_id}
     */
    public DetailedConversation change(UUID uid, TicketChange change, Boolean read, ObjectNode metadata) {
        var id = visible(uid);
        if (!change.changesNothing()) {
            tickets.change(id, change);
        }
        if (read != null) {
            state.mark(id, read);
        }
        if (metadata != null) {
            state.setMetadata(id, metadata);
        }
        var changed = stored(id);
        if (read != null || metadata != null) {
            marked.fire(new ConversationMarked(changed));
        }
        return changed;
    }

    /** Marks a conversation that the calling staff sees as read. */
    public void markRead(UUID uid) {
        change(uid, TicketChange.none(TicketChange.Actor.of(caller.get())), true, null);
    }

    public DetailedConversation archive(UUID uid) {
        var id = visible(uid);
        state.archive(id);
        return stored(id);
    }

    /** For administrators only. */
    public void delete(UUID uid) {
        var id = visible(uid);
        callerVisibility.requireAdministrator();
        tickets.delete(id, caller.get().personId());
    }

    /** The id of the conversation's ticket, when the calling staff sees it. */
    public long visible(UUID uid) {
        var id = tickets.idOf(uid).orElseThrow(DetailedConversationService::notFound);
        if (!callerVisibility.isVisible(id)) {
            throw notFound();
        }
        return id;
    }

    private DetailedConversation stored(long ticketId) {
        return conversations.find(ticketId).orElseThrow(DetailedConversationService::notFound);
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("Conversation");
    }
}
