package dev.hoopoe.directory.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An invitation without its token.
 *
 * @param invitedBy the administrator who made it; null for the operator's
 */
public record Invitation(UUID id, InvitedRole role, UUID invitedBy, Instant createdAt, Instant expiresAt) {

    /** Days after which an invitation expires of which nothing else is said. */
    public static final int DEFAULT_DAYS = 7;

    public static final int MOST_DAYS = 30;

    static Invitation create(InvitedRole role, UUID invitedBy, Integer days, Instant now) {
        var createdAt = now.truncatedTo(ChronoUnit.MICROS);
        var expiresAt = createdAt.plus(days == null ? DEFAULT_DAYS : days, ChronoUnit.DAYS);
        return new Invitation(UuidCreator.getTimeOrderedEpochPlus1(), role, invitedBy, createdAt, expiresAt);
    }
}
