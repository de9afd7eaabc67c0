package dev.hoopoe.auth.session;

import dev.hoopoe.common.sql.AccountEntities;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Refresh tokens of the caller's account, by hash. */
@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, String> {

    Optional<RefreshToken> byHash(String hash) {
        return AccountEntities.find(getEntityManager(), RefreshToken.class, hash);
    }
}
