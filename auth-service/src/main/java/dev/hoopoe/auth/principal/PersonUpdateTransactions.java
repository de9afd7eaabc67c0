package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.auth.session.EndReason;
import dev.hoopoe.auth.session.SessionTransactions;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.LogKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Applies directory-service's pushes and events about people, and ends sessions when rights change. */
@ApplicationScoped
class PersonUpdateTransactions {

    private static final Logger LOG = Logger.getLogger(PersonUpdateTransactions.class);

    private final PrincipalRepository principals;
    private final SessionTransactions sessions;
    private final Clock clock;

    PersonUpdateTransactions(PrincipalRepository principals, SessionTransactions sessions, Clock clock) {
        this.principals = principals;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A snapshot with its version. */
    record PersonUpdate(long sequence, PersonSnapshot person, ObjectNode snapshot) {}

    /**
     * A new password.
     *
     * @param keptSession the one session that does not end; null for none
     * @param byStranger true when it was set by a public registration, whose e-mail address is not verified
     */
    record NewPassword(String hash, UUID keptSession, boolean byStranger) {

        @Override
        public String toString() {
            return "NewPassword[redacted]";
        }
    }

    /**
     * Applies a pushed snapshot unless it is older than the known one, and the password if there is one.
     *
     * @param password null leaves the password as it is
     * @throws HoopoeException not found, when the person was deleted
     */
    @Transactional
    void push(UUID userId, PersonUpdate update, NewPassword password) {
        var principal = lockOrCreate(userId);
        if (principal.isDeleted()) {
            throw HoopoeException.notFound("User");
        }
        var before = principal.isNew() ? null : principal.role();
        if (update.sequence() >= principal.sequence()) {
            describe(principal, update);
        }
        if (password != null) {
            principal.changePassword(password.hash(), clock.instant());
            if (password.byStranger()) {
                principal.registeredByStranger();
            }
        }
        if (before != null) {
            reasonToEnd(principal, before, password != null)
                    .ifPresent(why -> sessions.endAllBut(
                            why == EndReason.PASSWORD_CHANGED ? password.keptSession() : null, userId, why));
        }
    }

    /**
     * As {@link #push}, and moves another person's login to this one. The other person is deleted and all its
     * sessions end; nothing is moved if it was deleted before.
     */
    @Transactional
    void takeOver(UUID userId, PersonUpdate update, UUID otherId) {
        if (isKnown(otherId)) {
            var other = lockOrCreate(otherId);
            if (!other.isDeleted()) {
                lockOrCreate(userId).logInAs(other);
                delete(otherId);
            }
        }
        push(userId, update, null);
    }

    /**
     * Marks the e-mail address as verified by a provider. If it was unverified, a stranger may have registered with
     * it and set the password: the password is removed and all sessions end.
     */
    @Transactional
    void confirmEmail(UUID userId) {
        principals
                .findByIdWithLock(userId, LockModeType.PESSIMISTIC_WRITE)
                .filter(principal -> !principal.hasVerifiedEmail())
                .ifPresent(principal -> {
                    principal.verifyEmail(clock.instant());
                    sessions.endAllOf(userId, EndReason.PASSWORD_CHANGED);
                });
    }

    /**
     * Applies a newer snapshot of a known person. If it would raise rights beyond what directory-service pushed, only
     * its reductions apply and the push brings the rest: write access to the topic must not make an administrator
     * (decision 0029).
     */
    @Transactional
    void applyIfKnown(UUID userId, PersonUpdate update) {
        if (!isKnown(userId)) {
            return;
        }
        var principal = lockOrCreate(userId);
        if (principal.isDeleted() || update.sequence() <= principal.sequence()) {
            return;
        }
        var before = principal.role();
        if (principal.isRaisedBy(update.person())) {
            LogKeys.with(
                    LogKeys.USER,
                    userId,
                    () -> LOG.info("Event would raise rights; ignored, since only a push may raise them"));
            principal.restrict(update.person());
        } else {
            describe(principal, update);
        }
        reasonToEnd(principal, before, false).ifPresent(why -> sessions.endAllOf(userId, why));
    }

    /** As {@link #delete}, but does nothing for an unknown person. */
    @Transactional
    void deleteIfKnown(UUID userId) {
        if (isKnown(userId)) {
            delete(userId);
        }
    }

    /** Deletes a person permanently: a late push does not restore it. */
    @Transactional
    void delete(UUID userId) {
        lockOrCreate(userId).delete();
        sessions.endAllOf(userId, EndReason.DELETED);
    }

    private boolean isKnown(UUID userId) {
        principals.lockSubject("id/" + userId);
        return principals.byId(userId).isPresent();
    }

    private Principal lockOrCreate(UUID userId) {
        principals.lockSubject("id/" + userId);
        return principals
                .findByIdWithLock(userId, LockModeType.PESSIMISTIC_WRITE)
                .orElseGet(() -> {
                    var created = new Principal(userId);
                    principals.persist(created);
                    return created;
                });
    }

    private void describe(Principal principal, PersonUpdate update) {
        principal.describe(update.sequence(), update.person(), update.snapshot());
        var email = Principal.comparable(update.person().email());
        var username = Principal.comparable(update.person().username());
        claim("email/", email, principal, principals::findByEmail, Principal::claimEmail);
        claim("username/", username, principal, principals::findByUsername, Principal::claimUsername);
    }

    /**
     * Login names are unique in directory-service. When two people have the same one here, the snapshot of one is
     * outdated: the older one loses the name until its next update.
     *
     * @param name null when the person has none
     */
    private void claim(
            String kind,
            String name,
            Principal principal,
            Function<String, Optional<Principal>> holders,
            BiConsumer<Principal, String> claiming) {
        claiming.accept(principal, null);
        if (name == null) {
            return;
        }
        principals.lockSubject(kind + name);
        principals.flush();
        var holder = holders.apply(name);
        if (holder.isEmpty() || holder.get().yieldsTo(principal)) {
            holder.ifPresent(other -> claiming.accept(other, null));
            principals.flush();
            claiming.accept(principal, name);
        }
    }

    private static Optional<EndReason> reasonToEnd(Principal principal, String roleBefore, boolean passwordChanged) {
        if (!principal.isActive()) {
            return Optional.of(EndReason.DEACTIVATED);
        }
        if (!principal.role().equals(roleBefore)) {
            return Optional.of(EndReason.ROLE_CHANGED);
        }
        return passwordChanged ? Optional.of(EndReason.PASSWORD_CHANGED) : Optional.empty();
    }
}
