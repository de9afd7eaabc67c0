package dev.hoopoe.directory.client;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.change.RecordChanges;
import dev.hoopoe.directory.client.ClientEvent.ClientCreated;
import dev.hoopoe.directory.client.ClientEvent.ClientUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The transactions on clients. */
@ApplicationScoped
class Clients {

    private final ClientRepository clients;
    private final Outbox outbox;
    private final Clock clock;

    Clients(ClientRepository clients, Outbox outbox, Clock clock) {
        this.clients = clients;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Page<ClientSnapshot> page(String search, PageRequest request) {
        return clients.page(search, request).map(Client::snapshot);
    }

    @Transactional
    Optional<Client> find(UUID id) {
        return clients.findByIdOptional(id);
    }

    @Transactional
    ClientSnapshot create(CreateClientRequest request) {
        var client = Client.register(request.name(), request.dataOrEmpty(), clock.instant());
        clients.persistAndFlush(client);
        outbox.append(new ClientCreated(client));
        return client.snapshot();
    }

    @Transactional
    ClientSnapshot update(UUID id, UpdateClientRequest request) {
        var client = clients.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HoopoeException.notFound("Client"));
        var before = client.snapshot();
        if (client.revise(request.nameOver(before.name()), request.dataOver(before.data()), clock.instant())) {
            clients.flush();
            outbox.append(new ClientUpdated(client, RecordChanges.between(before, client.snapshot())));
        }
        return client.snapshot();
    }
}
