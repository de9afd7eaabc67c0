package dev.hoopoe.auth.apikey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** API keys of the caller's account, by hash. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, String> {

    Optional<ApiKey> findMainOf(UUID userId) {
        return find("userId = ?1 and main", userId).firstResultOptional();
    }

    Optional<ApiKey> findOf(UUID userId, UUID id) {
        return find("userId = ?1 and id = ?2", userId, id).firstResultOptional();
    }

    /** The oldest first. */
    List<ApiKey> listOf(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    long countLabelledOf(UUID userId) {
        return count("userId = ?1 and not main", userId);
    }
}
