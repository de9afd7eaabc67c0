package dev.hoopoe.directory.profile;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.AccountEntities;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Data access for profiles of the caller's account. */
@ApplicationScoped
class ClientProfileRepository implements PanacheRepositoryBase<ClientProfile, UUID> {

    private static final String MOVE = """
            UPDATE client_profile SET client_id = :into
            WHERE account_id = :account AND client_id = :id
              AND NOT EXISTS (SELECT 1 FROM client_profile WHERE account_id = :account AND client_id = :into)
            """;

    private static final String HAS_EMAIL =
            " and clientId in (select c.id from Client c where c.id = clientId and lower(c.email) = lower(:email))";

    private static final Sort LATEST_FIRST = Sort.descending("updatedAt", "clientId");

    private final CurrentCaller caller;

    ClientProfileRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Optional<ClientProfile> byId(UUID clientId) {
        return AccountEntities.find(getEntityManager(), ClientProfile.class, clientId);
    }

    Optional<ClientProfile> lock(UUID clientId) {
        return AccountEntities.find(getEntityManager(), ClientProfile.class, clientId, LockModeType.PESSIMISTIC_WRITE);
    }

    Map<UUID, ClientProfile> byIds(Collection<UUID> clientIds) {
        return clientIds.isEmpty()
                ? Map.of()
                : list("clientId in ?1", clientIds).stream()
                        .collect(Collectors.toMap(ClientProfile::clientId, Function.identity()));
    }

    /**
     * The client of this external id whose profile changed last.
     *
     * @param email of the client, in any case; null for any
     * @param host of the profile; null for any
     */
    Optional<UUID> identify(String externalId, String email, String host) {
        var conditions = new StringBuilder("externalId = :externalId");
        var parameters = new HashMap<String, Object>(Map.of("externalId", externalId));
        if (host != null) {
            conditions.append(" and host = :host");
            parameters.put("host", host);
        }
        if (email != null) {
            conditions.append(HAS_EMAIL);
            parameters.put("email", email);
        }
        return find(conditions.toString(), LATEST_FIRST, parameters)
                .range(0, 0)
                .firstResultOptional()
                .map(ClientProfile::clientId);
    }

    /** Gives the profile of a client who is merged into another one to that one, unless it has a profile itself. */
    void move(UUID source, UUID target) {
        getEntityManager()
                .createNativeQuery(MOVE)
                .setParameter("account", caller.accountId())
                .setParameter("id", source)
                .setParameter("into", target)
                .executeUpdate();
    }
}
