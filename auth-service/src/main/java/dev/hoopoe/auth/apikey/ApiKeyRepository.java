package dev.hoopoe.auth.apikey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** API keys of the caller's account, by hash. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, String> {

    Optional<ApiKey> findOf(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }
}
