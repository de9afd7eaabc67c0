package dev.hoopoe.directory.client;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.directory.client.ClientEvent.ClientUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last states of clients, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedClients implements RepublishedAggregate {

    private final ClientRepository clients;

    RepublishedClients(ClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public String aggregate() {
        return "client";
    }

    @Override
    public List<ClientEvent> lockAfter(String after, int most) {
        return new KeyedRows<>(clients, "id", UUID::fromString)
                .lockAfter(after, most).stream()
                        .<ClientEvent>map(client -> new ClientUpdated(client, Map.of()))
                        .toList();
    }
}
