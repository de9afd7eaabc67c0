package dev.hoopoe.directory.client;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Merges one client into another in one transaction, with one event for both; other services apply it to tickets,
 * messages and the login.
 */
@ApplicationScoped
public class ClientMergeTransactions {

    private final ClientRepository clients;
    private final MergedClientStore merged;
    private final ClientChangePublisher publisher;
    private final Clock clock;
    private final EntityTags tags;
    private final Event<ClientMergedLocally> mergedLocally;

    ClientMergeTransactions(
            ClientRepository clients,
            MergedClientStore merged,
            ClientChangePublisher publisher,
            Clock clock,
            EntityTags tags,
            Event<ClientMergedLocally> mergedLocally) {
        this.clients = clients;
        this.merged = merged;
        this.publisher = publisher;
        this.clock = clock;
        this.tags = tags;
        this.mergedLocally = mergedLocally;
    }

    /**
     * The surviving client.
     *
     * @throws HoopoeException not found without a source; invalid in {@code into} without a target; conflict when one
     *     of them was merged already or represents a member of staff
     */
    @Transactional
    public ClientSnapshot merge(UUID sourceId, UUID targetId) {
        if (sourceId.equals(targetId)) {
            throw HoopoeException.invalid("into", "must be another client than the one in the path");
        }
        // Always in one order, so that two opposite merges do not deadlock; the later one finds its client merged.
        var lower = clients.lock(sourceId.compareTo(targetId) < 0 ? sourceId : targetId);
        var upper = clients.lock(sourceId.compareTo(targetId) < 0 ? targetId : sourceId);
        var source =
                one(lower, upper, sourceId).orElseThrow(() -> gone("id", sourceId, HoopoeException.notFound("Client")));
        tags.require(source.snapshot());
        var target = one(lower, upper, targetId)
                .orElseThrow(() -> gone("into", targetId, HoopoeException.invalid("into", "does not exist")));
        requireCustomer("id", source);
        requireCustomer("into", target);
        return merge(source, target);
    }

    private ClientSnapshot merge(Client source, Client target) {
        var now = clock.instant();
        var before = target.snapshot();
        var takesLogin = source.hasCredential() && !target.hasCredential();
        var gone = new MergedClient(source.id(), source.snapshot().number(), source.version() + 1, target.id());
        var survivor = MergeRule.survivor(before.details(), source.snapshot().details(), takesLogin);
        merged.add(gone, now);
        mergedLocally.fire(new ClientMergedLocally(source.id(), target.id()));
        // First, because of unique columns.
        clients.delete(source);
        clients.flush();
        target.takeIn(source, survivor, now);
        clients.flush();
        publisher.merged(target, before, gone, source.hasCredential(), takesLogin);
        return target.snapshot();
    }

    private static Optional<Client> one(Optional<Client> lower, Optional<Client> upper, UUID id) {
        return lower.filter(client -> client.id().equals(id))
                .or(() -> upper.filter(client -> client.id().equals(id)));
    }

    private HoopoeException gone(String field, UUID id, HoopoeException otherwise) {
        return merged.survivorOf(id)
                .map(survivor -> ClientTransactions.merged(field, id, survivor))
                .orElse(otherwise);
    }

    private static void requireCustomer(String field, Client client) {
        if (client.standsForUser()) {
            throw HoopoeException.taken(
                    field, "Client " + client.id() + " stands for a member of staff and cannot be merged");
        }
    }
}
