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
public class PrincipalTransactions {

    private final PrincipalRepository principals;
    private final PersonUpdateTransactions updates;
    private final ObjectMapper mapper;

    PrincipalTransactions(PrincipalRepository principals, PersonUpdateTransactions updates, ObjectMapper mapper) {
        this.principals = principals;
        this.updates = updates;
        this.mapper = mapper;
    }

    /** Somebody with this address, in a transaction that ends before the password is compared. */
    @Transactional
    public Optional<PasswordCredential> findCredential(String email) {
        return Optional.ofNullable(Principal.comparable(email))
                .flatMap(principals::findByEmail)
                .or(() -> Principal.asTyped(email).flatMap(principals::findByEmail))
                .map(this::credentialOf);
    }

    /** The same of a person who is known by id. */
    @Transactional
    public Optional<PasswordCredential> findCredential(UUID userId) {
        return principals
                .byId(userId)
                .filter(principal -> !principal.isDeleted())
                .map(this::credentialOf);
    }

    /** The same of a member of the staff with this username. */
    @Transactional
    public Optional<PasswordCredential> findNamed(String username) {
        return Optional.ofNullable(Principal.comparable(username))
                .flatMap(principals::findByUsername)
                .map(this::credentialOf);
    }

    /**
     * Somebody for whose address a provider vouches. A password that was set before anybody did is dropped, and the
     * sessions are ended, since it may be a stranger's.
     */
    @Transactional
    public Optional<PasswordCredential> findVouchedFor(String email) {
        findCredential(email).filter(PasswordCredential::active).ifPresent(known -> updates.confirmEmail(known.userId()));
        return findCredential(email);
    }

    private PasswordCredential credentialOf(Principal principal) {
        return new PasswordCredential(
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
