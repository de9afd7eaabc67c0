package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.channel.ChannelLookup;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.department.DepartmentView;
import dev.hoopoe.ticket.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Refuses references to what does not exist, each under its field's name. May ask a neighbour, so call it outside of
 * transactions.
 */
@ApplicationScoped
class TicketReferences {

    private static final String UNKNOWN = "does not exist";

    private final Replica<ClientView> clients;
    private final Replica<DepartmentView> departments;
    private final Replica<UserView> users;
    private final ChannelLookup channels;

    TicketReferences(
            Replica<ClientView> clients,
            Replica<DepartmentView> departments,
            Replica<UserView> users,
            ChannelLookup channels) {
        this.clients = clients;
        this.departments = departments;
        this.users = users;
        this.channels = channels;
    }

    /** The id of the client; after a merge, that of the survivor. */
    UUID requireClient(UUID id) {
        return clients.find(id.toString())
                .map(ClientView::id)
                .orElseThrow(() -> HoopoeException.invalid("client_id", UNKNOWN));
    }

    void requireEnabledChannel(String id) {
        var channel = channels.find(id).orElseThrow(() -> HoopoeException.invalid("channel_id", UNKNOWN));
        if (!channel.enabled()) {
            throw HoopoeException.invalid("channel_id", "is disabled");
        }
    }

    /** Null is no department, which is allowed. */
    void requireDepartment(Long id) {
        if (id != null && (id < 1 || departments.find(id.toString()).isEmpty())) {
            throw HoopoeException.invalid("department_id", UNKNOWN);
        }
    }

    /** Null is nobody, which is allowed. */
    void requireActiveUser(UUID id) {
        if (id != null && users.find(id.toString()).filter(UserView::active).isEmpty()) {
            throw HoopoeException.invalid("user_id", UNKNOWN);
        }
    }
}
