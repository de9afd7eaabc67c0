package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads and locks people for sign-ins. */
@ApplicationScoped
public class PrincipalTransactions {

    private final PrincipalRepository principals;
    private final PersonUpdateTransactions updates;
    private final ObjectMapper mapper;
    private final CurrentCaller caller;
    private final InactiveAccounts inactive;

    PrincipalTransactions(
            PrincipalRepository principals,
            PersonUpdateTransactions updates,
            ObjectMapper mapper,
            CurrentCaller caller,
            InactiveAccounts inactive) {
        this.principals = principals;
        this.updates = updates;
        this.mapper = mapper;
        this.caller = caller;
        this.inactive = inactive;
    }

    /** The person with this address; the transaction ends before the password is compared. */
    @Transactional
    public Optional<PasswordCredential> findCredential(String email) {
        return Optional.ofNullable(Principal.comparable(email))
                .flatMap(principals::findByEmail)
                .or(() -> Principal.asTyped(email).flatMap(principals::findByEmail))
                .map(this::credentialOf);
    }

    /** The person with this id. */
    @Transactional
    public Optional<PasswordCredential> findCredential(UUID userId) {
        return principals
                .byId(userId)
                .filter(principal -> !principal.isDeleted())
                .map(this::credentialOf);
    }

    /** The number of the person with this id; null for one that directory-service has not numbered yet. */
    @Transactional
    public Long numberOf(UUID userId) {
        return principals
                .byId(userId)
                .map(principal -> personOf(principal).number())
                .orElse(null);
    }

    /**
     * Finds a member of staff by username, or by e-mail address if no username matches. Both queries always run, so that
     * the response time does not tell which of them exists.
     */
    @Transactional
    public Optional<PasswordCredential> findNamed(String username) {
        var name = Optional.ofNullable(Principal.comparable(username));
        var named = name.flatMap(principals::findByUsername);
        var addressed = name.flatMap(principals::findByEmail).filter(Principal::isStaff);
        return named.or(() -> addressed).map(this::credentialOf);
    }

    /**
     * The person with an address that a provider has verified. If it was unverified before, the password is removed
     * and all sessions end, since a stranger may have registered it.
     */
    @Transactional
    public Optional<PasswordCredential> findVouchedFor(String email) {
        findCredential(email)
                .filter(PasswordCredential::active)
                .ifPresent(known -> updates.confirmEmail(known.userId()));
        return findCredential(email);
    }

    private PasswordCredential credentialOf(Principal principal) {
        return new PasswordCredential(
                principal.userId(),
                principal.role(),
                personOf(principal).calledName(),
                isActive(principal),
                principal.passwordHash(),
                principal.passwordChangedAt());
    }

    /**
     * The person, with a shared lock until the transaction ends, so that no session starts during a change that ends
     * all sessions; empty when deleted.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SignedInPerson> lock(UUID userId) {
        return lock(userId, LockModeType.PESSIMISTIC_READ);
    }

    /** The person, with an exclusive lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SignedInPerson> lockExclusively(UUID userId) {
        return lock(userId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<SignedInPerson> lock(UUID userId, LockModeType lock) {
        return principals
                .findByIdWithLock(userId, lock)
                .filter(principal -> !principal.isDeleted())
                .map(principal -> new SignedInPerson(
                        principal.userId(),
                        principal.role(),
                        isActive(principal),
                        principal.passwordChangedAt(),
                        personOf(principal)));
    }

    /** People of a suspended account count as inactive. */
    private boolean isActive(Principal principal) {
        return principal.isActive() && !inactive.contains(caller.accountId());
    }

    /** Replaces the hash of an unchanged password by one with the current parameters. */
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
