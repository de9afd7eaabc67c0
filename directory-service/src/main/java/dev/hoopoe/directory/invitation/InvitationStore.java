package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL on the invitations of the caller's account. */
@ApplicationScoped
class InvitationStore {

    private static final String REMOVE_EXPIRED =
            "DELETE FROM invitation WHERE account_id = :account AND expires_at <= :now";

    private static final String COUNT = "SELECT count(*) AS amount FROM invitation WHERE account_id = :account";

    private static final String INSERT = """
            INSERT INTO invitation (id, account_id, token_hash, role, invited_by, created_at, expires_at)
            VALUES (:id, :account, :hash, :role, CAST(:inviter AS uuid), :createdAt, :expiresAt)
            """;

    private static final String LIST = """
            SELECT id, role, invited_by, created_at, expires_at FROM invitation
            WHERE account_id = :account AND expires_at > :now ORDER BY created_at, id
            """;

    private static final String DELETE = "DELETE FROM invitation WHERE account_id = :account AND id = :id";

    private static final String DELETE_OWNER = "DELETE FROM invitation WHERE account_id = :account AND role = 'OWNER'";

    /** Those of an administrator count only as long as he or she is one. */
    private static final String REDEEM = """
            DELETE FROM invitation
            WHERE account_id = :account AND token_hash = :hash AND expires_at > :now
              AND (invited_by IS NULL OR EXISTS (SELECT 1 FROM staff_user
                  WHERE staff_user.account_id = :account AND staff_user.id = invitation.invited_by
                    AND active AND type = 'ADMINISTRATOR'))
            RETURNING role
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    InvitationStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** Lets one transaction at a time create invitations in this account, so that their count is right. */
    void lock() {
        AdvisoryLock.named("hoopoe.invitations/" + caller.accountId()).lock(entities);
    }

    void removeExpired(Instant now) {
        inAccount(REMOVE_EXPIRED).setParameter("now", now).executeUpdate();
    }

    long count() {
        return NativeQueries.scalar(entities, COUNT, "amount", Long.class)
                .setParameter("account", caller.accountId())
                .getSingleResult();
    }

    void insert(Invitation invitation, String tokenHash) {
        var inviter = invitation.invitedBy();
        inAccount(INSERT)
                .setParameter("id", invitation.id())
                .setParameter("hash", tokenHash)
                .setParameter("role", invitation.role().name())
                .setParameter("inviter", inviter == null ? null : inviter.toString())
                .setParameter("createdAt", invitation.createdAt())
                .setParameter("expiresAt", invitation.expiresAt())
                .executeUpdate();
    }

    /** Those that have not expired, the oldest first. */
    List<Invitation> list(Instant now) {
        return NativeQueries.rows(entities, LIST)
                .addScalar("id", UUID.class)
                .addScalar("role", String.class)
                .addScalar("invited_by", UUID.class)
                .addScalar("created_at", Instant.class)
                .addScalar("expires_at", Instant.class)
                .setParameter("account", caller.accountId())
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(row -> new Invitation(
                        (UUID) row[0], roleOf(row[1]), (UUID) row[2], (Instant) row[3], (Instant) row[4]))
                .toList();
    }

    /** False when there is none with this id. */
    boolean delete(UUID id) {
        return inAccount(DELETE).setParameter("id", id).executeUpdate() > 0;
    }

    /** False when there is none to open this account. */
    boolean deleteOwner() {
        return inAccount(DELETE_OWNER).executeUpdate() > 0;
    }

    /** Uses the invitation with this token up; empty when there is none, or it has expired. */
    Optional<InvitedRole> redeem(String tokenHash, Instant now) {
        return NativeQueries.scalar(entities, REDEEM, "role", String.class)
                .setParameter("account", caller.accountId())
                .setParameter("hash", tokenHash)
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst()
                .map(InvitationStore::roleOf);
    }

    private Query inAccount(String sql) {
        return entities.createNativeQuery(sql).setParameter("account", caller.accountId());
    }

    private static InvitedRole roleOf(Object name) {
        return InvitedRole.valueOf((String) name);
    }
}
