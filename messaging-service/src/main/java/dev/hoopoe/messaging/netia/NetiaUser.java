package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.dialect.netia.NetiaRole;
import dev.hoopoe.messaging.user.UserView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member of the staff (contract Netia, section 4). {@code email} is the username of a user without an address: clients split it
 * at the {@code @}, so it is never null.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(nullable = true)
record NetiaUser(
        long id,

        @Schema(enumeration = {"user"}) String object,

        String email,
        Instant createdAt,
        @Schema(nullable = true) Instant disabledAt,
        @Schema(nullable = true) Instant archivedAt,

        @Schema(enumeration = {"admin", "user"}) String role,

        @Schema(nullable = true) String fullName,
        @Schema(nullable = true) String displayName,
        @Schema(nullable = true) String profilePhotoUrl) {

    static NetiaUser of(UserView user) {
        return new NetiaUser(
                user.number(),
                "user",
                emailOf(user),
                user.createdAt(),
                user.active() ? null : user.updatedAt(),
                null,
                NetiaRole.ofGroup(user.type()).wireName(),
                user.displayName(),
                user.displayName(),
                user.avatar());
    }

    private static String emailOf(UserView user) {
        if (user.email() != null && !user.email().isEmpty()) {
            return user.email();
        }
        return user.username() == null ? "" : user.username();
    }
}
