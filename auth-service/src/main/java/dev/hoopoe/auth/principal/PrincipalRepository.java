package dev.hoopoe.auth.principal;

import dev.hoopoe.common.identity.CurrentCaller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Principals of the caller's account. */
@ApplicationScoped
class PrincipalRepository implements PanacheRepositoryBase<Principal, UUID> {

    private final CurrentCaller caller;

    PrincipalRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Optional<Principal> findByEmail(String comparableEmail) {
        return find("email = ?1 and not deleted", comparableEmail).firstResultOptional();
    }

    Optional<Principal> findByUsername(String comparableUsername) {
        return find("username = ?1 and not deleted", comparableUsername).firstResultOptional();
    }

    Optional<Principal> findByIdWithLock(UUID userId, LockModeType lock) {
        return find("userId", userId).withLock(lock).firstResultOptional();
    }

    /** Makes writers that tell of the same person, or claim the same address or username, wait for each other until they commit. */
    void awaitTurn(String subject) {
        getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))", Object.class)
                .setParameter("subject", caller.accountId() + "/" + subject)
                .getSingleResult();
    }

    /** Stores the same password hashed anew, unless it was changed meanwhile. */
    void replaceHash(UUID userId, Instant passwordChangedAt, String newHash) {
        update(
                "passwordHash = ?1 where userId = ?2 and passwordChangedAt = ?3 and not deleted",
                newHash,
                userId,
                passwordChangedAt);
    }
}
