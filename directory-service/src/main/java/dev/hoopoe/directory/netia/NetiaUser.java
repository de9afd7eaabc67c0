package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.dialect.netia.NetiaRole;
import dev.hoopoe.directory.user.UserSnapshot;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member of the staff (contract Netia, section 4). {@code email} is the username of a user without an address, since clients
 * expect a text. {@code disabledAt} is the last change of a user who is not active; nobody is archived.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaUser(
        long id,

        @Schema(enumeration = {"user"}) String object,

        String email,
        Instant createdAt,
        @Schema(nullable = true) Instant disabledAt,
        @Schema(nullable = true) Instant archivedAt,

        @Schema(enumeration = {"admin", "user"}) String role,

        String fullName,
        String displayName,
        @Schema(nullable = true) String profilePhotoUrl) {

    static NetiaUser of(UserSnapshot user) {
        return new NetiaUser(
                user.number(),
                "user",
                emailOf(user),
                user.createdAt(),
                user.active() ? null : user.updatedAt(),
                null,
                roleOf(user),
                user.displayName(),
                user.displayName(),
                user.avatar());
    }

    static String emailOf(UserSnapshot user) {
        return user.email().isEmpty() ? user.username() : user.email();
    }

    static String roleOf(UserSnapshot user) {
        return NetiaRole.ofGroup(user.type()).wireName();
    }
}
