package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.restclient.PeerClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The customers of conversations, for staff: asked for at directory-service, as many as a page has in one call. */
@ApplicationScoped
class Customers {

    /** As many as directory-service answers at once. */
    private static final int BATCH = 100;

    private final CustomerClient directory;

    Customers(PeerClients peers) {
        this.directory = peers.directory(CustomerClient.class);
    }

    /** By id; one that does not exist is shown by its id alone. */
    Map<UUID, NetiaCustomer> of(Collection<UUID> ids) {
        var customers = new HashMap<UUID, NetiaCustomer>();
        var left = new ArrayList<>(ids.stream().distinct().toList());
        while (!left.isEmpty()) {
            var batch = left.subList(0, Math.min(BATCH, left.size()));
            directory.all(batch).forEach(customer -> customers.put(customer.id(), customer));
            batch.clear();
        }
        ids.forEach(id -> customers.computeIfAbsent(id, NetiaCustomer::withIdOnly));
        return customers;
    }

    /** The customer; a client who does not exist is shown by the id alone. */
    NetiaCustomer of(UUID id) {
        return of(List.of(id)).get(id);
    }
}
