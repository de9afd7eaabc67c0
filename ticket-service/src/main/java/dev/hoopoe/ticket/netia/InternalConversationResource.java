package dev.hoopoe.ticket.netia;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.ticket.ticket.OwnedTicket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Netia's conversations for messaging-service, in the account that it names. It says who asked for a change: this service
 * decides what that person may change, and the event names the person.
 */
@Path("/internal/conversations")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.MESSAGING)
class InternalConversationResource {

    private final ConversationService conversations;
    private final ConversationFinder finder;
    private final OwnedTicket owned;
    private final AccountScope accounts;
    private final CurrentCaller caller;

    InternalConversationResource(
            ConversationService conversations,
            ConversationFinder finder,
            OwnedTicket owned,
            AccountScope accounts,
            CurrentCaller caller) {
        this.conversations = conversations;
        this.finder = finder;
        this.owned = owned;
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * A conversation to be opened.
     *
     * @param visitor whether the client must have a profile, since a page without a token names it
     */
    record OpenConversationRequest(
            @NotNull UUID clientId,
            @NotNull Boolean visitor,
            @Text(max = 255) String title,
            @Text String channelId,
            NetiaStatus status,
            NetiaPriority priority) {}

    /** The ticket as in its events; 400 when there is no such client or, for a visitor, no such profile. */
    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public VersionedSnapshot open(@NotNull @Valid OpenConversationRequest request) {
        return owned.snapshotOf(conversations.open(request));
    }

    /**
     * The newest {@code limit} tickets that the actor sees, that have all the words of {@code q} in their texts and bear the tag,
     * by the id that its name has in Netia. 400 for a {@code q} that is too long.
     */
    @GET
    public FoundConversations find(
            @QueryParam("actor") UUID actor,
            @QueryParam("administrator") boolean administrator,
            @QueryParam("q") String words,
            @QueryParam("tag_id") UUID tagId,
            @QueryParam("limit") @Min(1) int limit) {
        var query = words == null ? null : SearchQuery.of(words, "q");
        return accounts.call(actor(actor, administrator), () -> finder.find(query, tagId, limit));
    }

    /** The ticket of this {@code uid}, as in its events. */
    @GET
    @Path("/{uid}")
    public VersionedSnapshot get(String uid) {
        return owned.snapshotOf(conversations.get(PathIds.uuid(uid)));
    }

    /** The changed ticket; 404 when the actor does not see it; 400 for an assignee who does not exist or is not active. */
    @PATCH
    @Path("/{id}")
    public VersionedSnapshot change(String id, @NotNull @Valid ConversationChange change) {
        var ticket = PathIds.integer(id, "Ticket");
        return owned.snapshotOf(
                accounts.call(change.actor().in(caller.accountId()), () -> conversations.change(ticket, change)));
    }

    /** Deletes the ticket, for an administrator. */
    @DELETE
    @Path("/{id}")
    public void delete(String id, @QueryParam("actor") UUID actor) {
        var ticket = PathIds.integer(id, "Ticket");
        accounts.run(actor(actor, true), () -> conversations.delete(ticket));
    }

    private Caller actor(UUID id, boolean administrator) {
        if (id == null) {
            throw HoopoeException.missing("actor");
        }
        return new ConversationChange.Actor(id, administrator, null).in(caller.accountId());
    }
}
