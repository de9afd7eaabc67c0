package dev.hoopoe.directory.client;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.ticket.TicketsOfClient;
import dev.hoopoe.directory.user.UserDeletedLocally;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Clients who represent members of staff, for staff who open tickets like customers. */
@ApplicationScoped
public class StaffClients {

    private static final String AWAIT_TURN =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('hoopoe.stand-in/' || :user, 0))";

    private final ClientRepository clients;
    private final ClientChangePublisher publisher;
    private final TicketsOfClient tickets;
    private final UserTransactions users;
    private final EntityManager entities;
    private final Clock clock;

    StaffClients(
            ClientRepository clients,
            ClientChangePublisher publisher,
            TicketsOfClient tickets,
            UserTransactions users,
            EntityManager entities,
            Clock clock) {
        this.clients = clients;
        this.publisher = publisher;
        this.tickets = tickets;
        this.users = users;
        this.entities = entities;
        this.clock = clock;
    }

    /** A client's snapshot and its version. */
    record VersionedClient(long version, ClientSnapshot snapshot) {}

    /** The client who represents the user, with the user's current name; created by the first call. */
    @Transactional
    VersionedClient of(UUID userId) {
        var user = users.findActive(userId).orElseThrow(() -> HoopoeException.notFound("User"));
        entities.createNativeQuery(AWAIT_TURN)
                .setParameter("user", userId.toString())
                .getSingleResult();
        var client = clients.standingFor(userId).orElse(null);
        if (client == null) {
            client = Client.standingFor(userId, user.displayName(), user.emailOrNull(), clock.instant());
            clients.persistAndFlush(client);
            publisher.created(client);
        } else {
            follow(client, user);
        }
        return new VersionedClient(client.version(), client.snapshot());
    }

    /** Whether the client who represents the user, if any, owns tickets. */
    @Transactional
    public boolean ownTickets(UUID userId) {
        return clients.standingFor(userId)
                .map(Client::id)
                .map(List::of)
                .filter(tickets::exist)
                .isPresent();
    }

    private void follow(Client client, UserSnapshot user) {
        var before = client.snapshot();
        if (client.follow(user.displayName(), user.emailOrNull(), clock.instant())) {
            clients.flush();
            publisher.updated(client, before);
        }
    }

    /** Unlinks the client of a deleted user; the client stays, since tickets may refer to it. */
    void leave(@Observes UserDeletedLocally left) {
        clients.standingFor(left.id())
                .filter(client -> !tickets.exist(List.of(client.id())))
                .ifPresent(client -> {
                    clients.delete(client);
                    publisher.deleted(client);
                });
    }
}
