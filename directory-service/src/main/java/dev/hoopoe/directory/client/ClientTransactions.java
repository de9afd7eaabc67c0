package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.attribute.AttributeScope;
import dev.hoopoe.directory.attribute.AttributeTransactions;
import dev.hoopoe.directory.ticket.TicketsOfClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The transactions on clients. */
@ApplicationScoped
public class ClientTransactions {

    private final ClientRepository clients;
    private final MergedClientStore merged;
    private final AttributeTransactions attributes;
    private final TicketsOfClient tickets;
    private final ClientChangePublisher publisher;
    private final Clock clock;
    private final EntityTags tags;

    ClientTransactions(
            ClientRepository clients,
            MergedClientStore merged,
            AttributeTransactions attributes,
            TicketsOfClient tickets,
            ClientChangePublisher publisher,
            Clock clock,
            EntityTags tags) {
        this.clients = clients;
        this.merged = merged;
        this.attributes = attributes;
        this.tickets = tickets;
        this.publisher = publisher;
        this.clock = clock;
        this.tags = tags;
    }

    @Transactional
    public Page<ClientSnapshot> page(String search, PageRequest request) {
        return clients.page(searchFor(search), request).map(Client::snapshot);
    }

    /** Search results must not reveal a hidden value. */
    private ClientSearch searchFor(String term) {
        return new ClientSearch(
                term, () -> attributes.fields(AttributeScope.CLIENT).shows(ClientData.SEARCHED));
    }

    @Transactional
    public Optional<ClientSnapshot> find(UUID id) {
        return clients.byId(id).map(Client::snapshot);
    }

    /** The client that one of this id was merged into; empty when none was. */
    @Transactional
    public Optional<ClientSnapshot> findSurvivorOf(UUID id) {
        return survivorOf(id).map(Client::snapshot);
    }

    /** The client of this id, or the one that it was merged into. */
    @Transactional
    Optional<Client> findStored(UUID id) {
        return clients.byId(id).or(() -> survivorOf(id));
    }

    private Optional<Client> survivorOf(UUID id) {
        return merged.survivorOf(id).flatMap(clients::byId);
    }

    /** In the order of their numbers. */
    @Transactional
    public List<ClientSnapshot> numbered(OffsetRequest slice) {
        return clients.numbered(slice).stream().map(Client::snapshot).toList();
    }

    /** The client of that number, or the one that it was merged into. */
    @Transactional
    public Optional<ClientSnapshot> findByNumber(long number) {
        return ofKnownNumber(number).map(Client::snapshot);
    }

    /**
     * Creates a client.
     *
     * @param parameters values of attributes, which overwrite those in the data; null for none
     * @throws HoopoeException invalid, when the data is not what an attribute of the account allows; conflict, when the
     *     address is another client's
     */
    @Transactional
    public ClientSnapshot create(ClientDetails details, ObjectNode parameters) {
        var data = attributes.fields(AttributeScope.CLIENT).accept(details.data(), parameters);
        return register(new ClientDetails(details.name(), details.email(), details.phone(), ClientData.checked(data)));
    }

    /** Creates a client with details that a web page sent and nobody verified. */
    @Transactional
    public ClientSnapshot createUnverified(UUID id, UnaryOperator<ClientDetails> edit, Instant now) {
        return add(Client.unverified(id, edit.apply(ClientDetails.UNKNOWN), now))
                .snapshot();
    }

    /**
     * Applies unverified details to a client, or to the one that it was merged into. A client who logs in or represents a member
     * of staff stays unchanged. Empty when there is no such client.
     */
    @Transactional
    public Optional<ClientSnapshot> reviseUnverified(UUID id, UnaryOperator<ClientDetails> edit) {
        return clients.lock(id)
                .or(() -> merged.survivorOf(id).flatMap(clients::lock))
                .map(client -> reviseUnverified(client, edit));
    }

    private ClientSnapshot reviseUnverified(Client client, UnaryOperator<ClientDetails> edit) {
        var before = client.snapshot();
        if (!client.hasFixedEmail() && client.reviseUnverified(edit.apply(before.details()), clock.instant())) {
            clients.flush();
            publisher.updated(client, before);
        }
        return client.snapshot();
    }

    /** Records a visit of the client. */
    @Transactional
    public void seen(UUID id, Instant now) {
        clients.seen(id, now);
    }

    /** The client of this id, or the one that it was merged into. */
    @Transactional
    public Optional<SeenClient> findSeen(UUID id) {
        return findStored(id).map(ClientTransactions::seen);
    }

    /** As {@link #findSeen}, with the version; empty for a client without a profile. */
    @Transactional
    public Optional<VersionedClient> findWithProfile(UUID id) {
        return clients.withProfile(id)
                .or(() -> merged.survivorOf(id).flatMap(clients::withProfile))
                .map(client -> new VersionedClient(client.snapshot(), client.version()));
    }

    /** The clients of these ids that exist, in no order; a merged one is not among them. */
    @Transactional
    public List<SeenClient> allSeen(Collection<UUID> ids) {
        return clients.byIds(ids).stream().map(ClientTransactions::seen).toList();
    }

    /** Those who were seen last come first, then those who never were. */
    @Transactional
    public Page<SeenClient> pageByLastSeen(CustomerFilter filter, PageRequest request) {
        return clients.page(filter, request).map(ClientTransactions::seen);
    }

    private static SeenClient seen(Client client) {
        return new SeenClient(client.snapshot(), client.lastSeenAt());
    }

    private ClientSnapshot register(ClientDetails details) {
        clients.requireFreeAddress(details.email());
        return add(Client.register(details, clock.instant())).snapshot();
    }

    /** The client of this number or its survivor; created as a placeholder if there is none. */
    @Transactional
    Client ofNumber(long number) {
        return ofKnownNumber(number).orElseGet(() -> {
            clients.lockNumber(number);
            return ofKnownNumber(number).orElseGet(() -> addPlaceholder(number));
        });
    }

    private Optional<Client> ofKnownNumber(long number) {
        return clients.findByNumber(number)
                .or(() -> merged.survivorOfNumber(number).flatMap(clients::byId));
    }

    /** Creates a placeholder with a new number. */
    @Transactional
    Client createPlaceholder() {
        return addPlaceholder(clients.nextNumber());
    }

    private Client addPlaceholder(long number) {
        return add(Client.placeholder(number, clock.instant()));
    }

    private Client add(Client client) {
        clients.persistAndFlush(client);
        publisher.created(client);
        return client;
    }

    @Transactional
    public ClientSnapshot update(UUID id, ClientEdit edit) {
        var client = lock(id);
        var before = client.snapshot();
        var details = edit.apply(before, () -> attributes.fields(AttributeScope.CLIENT));
        if (!client.hasEmail(details.email())) {
            requireOwnEmail(client);
            clients.requireFreeAddress(details.email());
        }
        if (client.revise(details, clock.instant())) {
            clients.flush();
            publisher.updated(client, before);
        }
        return client.snapshot();
    }

    /**
     * Creates a client with a login.
     *
     * @param password must reach auth-service, or 503
     * @throws HoopoeException conflict, when the address is in use
     */
    @Transactional
    public UUID register(String name, String email, String password) {
        var client = Client.withCredential(name, email, clock.instant());
        clients.saveUnique(client);
        publisher.registered(client, password);
        return client.id();
    }

    /** Deletes a client; 409 while the client owns tickets, or one that was merged into it does. */
    @Transactional
    public void delete(UUID id) {
        var client = lock(id);
        var ids = new ArrayList<>(merged.mergedInto(id));
        ids.add(id);
        if (tickets.exist(ids)) {
            throw HoopoeException.conflict("The client owns tickets");
        }
        clients.delete(client);
        publisher.deleted(client);
    }

    private static void requireOwnEmail(Client client) {
        if (client.hasFixedEmail()) {
            throw HoopoeException.taken(
                    "email", "This client logs in with the e-mail address; it cannot be changed here");
        }
    }

    /** The conflict for a write on a merged client. */
    static HoopoeException merged(String field, UUID id, UUID survivor) {
        return HoopoeException.taken(field, "Client " + id + " was merged into client " + survivor);
    }

    private Client lock(UUID id) {
        var client = clients.lock(id)
                .orElseThrow(() -> merged.survivorOf(id)
                        .map(survivor -> merged("id", id, survivor))
                        .orElseGet(() -> HoopoeException.notFound("Client")));
        tags.require(client.snapshot());
        return client;
    }
}
