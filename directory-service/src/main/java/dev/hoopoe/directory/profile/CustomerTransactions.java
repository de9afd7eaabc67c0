package dev.hoopoe.directory.profile;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.client.ClientMergedLocally;
import dev.hoopoe.directory.client.ClientTransactions;
import dev.hoopoe.directory.client.CustomerFilter;
import dev.hoopoe.directory.client.SeenClient;
import dev.hoopoe.directory.client.VersionedClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions on clients and their profiles. What a web page sends is not verified: an e-mail address need not be unique,
 * and the client cannot be found by it.
 */
@ApplicationScoped
public class CustomerTransactions {

    private final ClientTransactions clients;
    private final ClientProfileRepository profiles;
    private final Clock clock;

    CustomerTransactions(ClientTransactions clients, ClientProfileRepository profiles, Clock clock) {
        this.clients = clients;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Creates a client with a random id of version 4, the only one that Netia's widget takes. */
    @Transactional
    public Customer create(PersonalChange personal, ProfileChange change) {
        var now = clock.instant();
        var client = clients.createUnverified(UUID.randomUUID(), personal::over, now);
        var profile = ClientProfile.of(client.id(), now);
        profile.apply(change, now);
        profiles.persist(profile);
        return new Customer(client, profile.snapshot(), now);
    }

    /** The client of this id, or the one that it was merged into. */
    @Transactional
    public Optional<Customer> find(UUID id) {
        return clients.findSeen(id).map(this::of);
    }

    /** True for a client with a profile. */
    @Transactional
    public boolean exists(UUID id) {
        return clients.findSeen(id).flatMap(seen -> profiles.byId(idOf(seen))).isPresent();
    }

    /** The client with its version, if it has a profile; after a merge the survivor. */
    @Transactional
    public Optional<VersionedClient> findVisitor(UUID id) {
        return clients.findWithProfile(id);
    }

    /** The customers of these ids that exist, in no order. */
    @Transactional
    public List<Customer> all(Collection<UUID> ids) {
        var profilesById = profiles.byIds(ids);
        return clients.allSeen(ids).stream()
                .map(seen -> of(seen, profilesById.get(idOf(seen))))
                .toList();
    }

    @Transactional
    public Page<Customer> page(CustomerFilter filter, PageRequest request) {
        var page = clients.pageByLastSeen(filter, request);
        var found = profiles.byIds(
                page.data().stream().map(CustomerTransactions::idOf).toList());
        return page.map(seen -> of(seen, found.get(idOf(seen))));
    }

    /** The client with this external id; see {@link ClientProfileRepository#identify}. */
    @Transactional
    public Optional<UUID> identify(String externalId, String email, String host) {
        return profiles.identify(externalId, email, host);
    }

    /**
     * Changes a client for staff.
     *
     * @throws HoopoeException not found; conflict, when the address is another client's or a login
     */
    @Transactional
    public Customer update(UUID id, PersonalChange personal, ProfileChange change) {
        var now = clock.instant();
        var client = clients.update(survivorOf(id), (present, fields) -> personal.over(present.details()));
        return new Customer(client, changed(client.id(), change, now).snapshot(), lastSeenOf(client.id()));
    }

    /**
     * Updates a client and its profile with what a web page sends, and records the visit.
     *
     * @throws HoopoeException not found, for a client without a profile
     */
    @Transactional
    public Customer visit(UUID id, PersonalChange personal, ProfileChange change) {
        var now = clock.instant();
        // The client is locked before the profile, as by a merge; without a profile all of it is rolled back.
        var client = clients.reviseUnverified(id, personal::over).orElseThrow(CustomerTransactions::notFound);
        var profile = profiles.lock(client.id()).orElseThrow(CustomerTransactions::notFound);
        profile.apply(change, now);
        clients.seen(client.id(), now);
        return new Customer(client, profile.snapshot(), now);
    }

    void merged(@Observes ClientMergedLocally merge) {
        profiles.move(merge.source(), merge.target());
    }

    private ClientProfile changed(UUID id, ProfileChange change, Instant now) {
        var known = profiles.lock(id);
        var profile = known.orElseGet(() -> ClientProfile.of(id, now));
        profile.apply(change, now);
        if (known.isEmpty()) {
            profiles.persist(profile);
        }
        return profile;
    }

    private UUID survivorOf(UUID id) {
        return clients.findSeen(id).map(CustomerTransactions::idOf).orElseThrow(CustomerTransactions::notFound);
    }

    private Instant lastSeenOf(UUID id) {
        return clients.findSeen(id).map(SeenClient::lastSeenAt).orElse(null);
    }

    private Customer of(SeenClient seen) {
        return of(seen, profiles.byId(idOf(seen)).orElse(null));
    }

    private static Customer of(SeenClient seen, ClientProfile profile) {
        return new Customer(seen.client(), profile == null ? null : profile.snapshot(), seen.lastSeenAt());
    }

    private static UUID idOf(SeenClient seen) {
        return seen.client().id();
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("Customer");
    }
}
