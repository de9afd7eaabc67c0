package dev.hoopoe.directory.omnidesk;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskRole;
import dev.hoopoe.directory.user.NumberedUser;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of the staff (contract OmniDesk, section 4.2). */
record OmniDeskUser(
        long userId,
        String fullName,
        String username,
        @Schema(format = "email", nullable = true) String email,

        @Schema(enumeration = {"admin", "empleado"}) String role,

        boolean active,
        @Schema(nullable = true) Instant lastLoginAt,
        @Schema(nullable = true) Instant passwordChangedAt) {

    /** {@code lastLoginAt} is null for a user who has never logged in. */
    static OmniDeskUser of(NumberedUser numbered, Instant lastLoginAt) {
        var user = numbered.user();
        return new OmniDeskUser(
                user.number(),
                user.displayName(),
                user.username(),
                user.emailOrNull(),
                OmniDeskRole.ofGroup(user.type()).wireName(),
                user.active(),
                DialectTime.shown(lastLoginAt),
                DialectTime.shown(numbered.passwordChangedAt()));
    }
}
