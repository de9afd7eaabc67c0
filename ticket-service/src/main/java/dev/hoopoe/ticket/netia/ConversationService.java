package dev.hoopoe.ticket.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.directory.Directory;
import dev.hoopoe.ticket.netia.InternalConversationResource.OpenConversationRequest;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.Tag;
import dev.hoopoe.ticket.tag.TagService;
import dev.hoopoe.ticket.ticket.NewTicket;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketAssignment;
import dev.hoopoe.ticket.ticket.TicketEdit;
import dev.hoopoe.ticket.ticket.TicketPriority;
import dev.hoopoe.ticket.ticket.TicketService;
import dev.hoopoe.ticket.user.UserNumbers;
import dev.hoopoe.ticket.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.UUID;

/** Opens, changes and deletes tickets as conversations. */
@ApplicationScoped
class ConversationService {

    private final TicketService tickets;
    private final Replica<ClientView> clients;
    private final UserNumbers users;
    private final TagService tags;
    private final Directory directory;

    ConversationService(
            TicketService tickets,
            Replica<ClientView> clients,
            UserNumbers users,
            TagService tags,
            Directory directory) {
        this.tickets = tickets;
        this.tags = tags;
        this.clients = clients;
        this.users = users;
        this.directory = directory;
    }

    Ticket open(OpenConversationRequest request) {
        var status = request.status() == NetiaStatus.CLOSED ? TicketStatus.CLOSED : TicketStatus.NEW;
        var priority = request.priority() == null
                ? TicketPriority.DEFAULT
                : request.priority().after("");
        var client = request.visitor() ? requireVisitor(request.clientId()) : requireClient(request.clientId());
        var ticket = NewTicket.builder(request.title(), client, request.channelId())
                .status(status)
                .priority(priority)
                .build();
        return tickets.openConversation(ticket).ticket();
    }

    Ticket get(UUID uid) {
        return tickets.owned(tickets.idOf(uid));
    }

    /** Changes the ticket as the caller, who must see it. */
    Ticket change(long id, ConversationChange change) {
        var present = tickets.get(id);
        var assignee = change.assignee() == null ? null : assignment(change.assignee(), present);
        var changed = present;
        if (change.title() != null || change.status() != null || change.priority() != null) {
            changed = tickets.edit(id, edit(change, present));
        }
        if (assignee != null) {
            changed = tickets.assign(id, assignee);
        }
        return change.addTag() == null && change.removeTag() == null ? changed : retag(id, change);
    }

    private Ticket retag(long id, ConversationChange change) {
        var added = change.addTag() == null ? null : tag(change.addTag());
        var removed = change.removeTag() == null ? null : tag(change.removeTag());
        return tickets.retag(id, present -> {
            var ids = new HashSet<>(present);
            if (added != null) {
                ids.add(added);
            }
            ids.remove(removed);
            return ids;
        });
    }

    private long tag(UUID nameId) {
        return tags.ofNameId(nameId)
                .map(Tag::id)
                .orElseThrow(() -> HoopoeException.invalid("tag_id", "does not exist"));
    }

    void delete(long id) {
        tickets.delete(id);
    }

    /** The id of the client, whom the replica knows then; after a merge, that of the survivor. */
    private UUID requireVisitor(UUID client) {
        var visitor = directory
                .visitor(client.toString())
                .orElseThrow(() -> HoopoeException.invalid("client_id", "does not exist"));
        var id = visitor.snapshot().path("id").asText();
        clients.put(id, visitor);
        return UUID.fromString(id);
    }

    private UUID requireClient(UUID client) {
        return clients.find(client.toString())
                .map(ClientView::id)
                .orElseThrow(() -> HoopoeException.invalid("client_id", "does not exist"));
    }

    private TicketAssignment assignment(ConversationChange.Assignee assignee, Ticket present) {
        var department = present.assignment().departmentId();
        return assignee.number() == null
                ? new TicketAssignment(null, department)
                : new TicketAssignment(activeUser(assignee.number()), department);
    }

    private UUID activeUser(long number) {
        return users.findOrAsk(number)
                .filter(UserView::active)
                .map(UserView::id)
                .orElseThrow(() -> HoopoeException.invalid("assignee_id", "does not exist"));
    }

    private static TicketEdit edit(ConversationChange change, Ticket present) {
        var edit = TicketEdit.builder().title(change.title());
        if (change.status() != null) {
            edit.status(change.status().after(present.status()));
        }
        if (change.priority() != null) {
            edit.priority(change.priority().after(present.priority()));
        }
        return edit.build();
    }
}
