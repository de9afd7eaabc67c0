package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a sign-in asks about a person. */
@ApplicationScoped
public class Principals {

    private final PrincipalRepository principals;
    private final PrincipalSync sync;
    private final ObjectMapper mapper;

    Principals(PrincipalRepository principals, PrincipalSync sync, ObjectMapper mapper) {
        this.principals = principals;
        this.sync = sync;
        this.mapper = mapper;
    }

    /** Somebody with this address, in a transaction that ends before the password is compared. */
    @Transactional
    public Optional<Credential> findCredential(String email) {
        return Optional.ofNullable(Principal.comparable(email))
                .flatMap(principals::findByEmail)
                .or(() -> Principal.asTyped(email).flatMap(principals::findByEmail))
                .map(this::credentialOf);
    }

    /** The same of a person who is known by id. */
    @Transactional
    public Optional<Credential> findCredential(UUID userId) {
        return principals
                .byId(userId)
                .filter(principal -> !principal.isDeleted())
                .map(this::credentialOf);
    }

    /** The same of a member of the staff with this username. */
    @Transactional
    public Optional<Credential> findNamed(String username) {
        return Optional.ofNullable(Principal.comparable(username))
                .flatMap(principals::findByUsername)
                .map(this::credentialOf);
    }

    /**
     * Somebody for whose address a provider vouches. A password that was set before anybody did is dropped, and the
     * sessions are ended, since it may be a stranger's.
     */
    @Transactional
    public Optional<Credential> findVouchedFor(String email) {
        findCredential(email).filter(Credential::active).ifPresent(known -> sync.confirmEmail(known.userId()));
        return findCredential(email);
    }

    private Credential credentialOf(Principal principal) {
        return new Credential(
                principal.userId(),
                principal.role(),
                personOf(principal).calledName(),
                principal.isActive(),
                principal.passwordHash(),
                principal.passwordChangedAt());
    }

    /**
     * The person as they may sign in now, locked against changes until the transaction ends, so that no session starts
     * beside a change that ends all sessions; empty when they were deleted.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SignedInPerson> lock(UUID userId) {
        return lock(userId, LockModeType.PESSIMISTIC_READ);
    }

    /** The same, and nobody else can lock the person meanwhile: for what a person has one of. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SignedInPerson> lockAlone(UUID userId) {
        return lock(userId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<SignedInPerson> lock(UUID userId, LockModeType lock) {
        return principals
                .findByIdWithLock(userId, lock)
                .filter(principal -> !principal.isDeleted())
                .map(principal -> new SignedInPerson(
                        principal.userId(),
                        principal.role(),
                        principal.isActive(),
                        principal.passwordChangedAt(),
                        personOf(principal)));
    }

    /** Stores the same password hashed with the parameters in force. */
    @Transactional
    public void replaceHash(UUID userId, Instant passwordChangedAt, String newHash) {
        principals.replaceHash(userId, passwordChangedAt, newHash);
    }

    private PersonSnapshot personOf(Principal principal) {
        try {
            return mapper.treeToValue(principal.profile(), PersonSnapshot.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored profile of " + principal.userId() + " is unreadable", e);
        }
    }
}
