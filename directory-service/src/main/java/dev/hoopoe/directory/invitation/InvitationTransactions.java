package dev.hoopoe.directory.invitation;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The transactions on invitations of the caller's account. */
@ApplicationScoped
public class InvitationTransactions {

    /** Unused invitations of an account. */
    static final int MOST = 50;

    private final InvitationStore invitations;
    private final Clock clock;

    InvitationTransactions(InvitationStore invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * Creates an invitation.
     *
     * @param invitedBy the administrator who invites; null for the operator
     * @param days until it expires; null for the usual time
     * @throws HoopoeException conflict, when the account has too many
     */
    @Transactional
    public IssuedInvitation create(InvitedRole role, UUID invitedBy, Integer days) {
        var now = clock.instant();
        invitations.lock();
        invitations.removeExpired(now);
        if (invitations.count() >= MOST) {
            throw HoopoeException.conflict(
                    "The account has " + MOST + " open invitations, which is the limit; delete one first");
        }
        var invitation = Invitation.create(role, invitedBy, days, now);
        var token = InvitationToken.fresh();
        invitations.insert(invitation, token.hash());
        return new IssuedInvitation(invitation, token);
    }

    /** Those that can be used, the oldest first. */
    @Transactional
    public List<Invitation> list() {
        return invitations.list(clock.instant());
    }

    /** @throws HoopoeException not found */
    @Transactional
    public void delete(UUID id) {
        if (!invitations.delete(id)) {
            throw HoopoeException.notFound("Invitation");
        }
    }

    /**
     * Deletes the operator's invitation to open this account.
     *
     * @throws HoopoeException not found
     */
    @Transactional
    public void deleteOwner() {
        if (!invitations.deleteOwner()) {
            throw HoopoeException.notFound("Invitation");
        }
    }

    /**
     * Uses the invitation up, in the transaction of what it is used for; its row is deleted. A second use waits for that
     * transaction, and finds nothing.
     *
     * @throws HoopoeException forbidden, as {@link #refusal} says
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public InvitedRole redeem(InvitationToken token) {
        return invitations.redeem(token.hash(), clock.instant()).orElseThrow(InvitationTransactions::refusal);
    }

    /** The one answer to a token that is unknown, used, deleted or expired, or that counts at another host. */
    public static HoopoeException refusal() {
        return HoopoeException.forbidden("This invitation is unknown, was used, or has expired");
    }
}
