package dev.hoopoe.directory.homa;

import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user in the native dialect (contract Homa, section 4). */
record UserResponse(
        UUID id,
        String name,
        String lastName,

        @Schema(description = "Empty for somebody who has no e-mail address")
        String email,

        String displayName,
        @Schema(implementation = UserType.class) String type,
        @Schema(nullable = true) String avatar,
        Instant createdAt,
        Instant updatedAt) {

    static UserResponse of(UserSnapshot user) {
        return new UserResponse(
                user.id(),
                user.name(),
                user.lastName(),
                user.email(),
                user.displayName(),
                user.type(),
                user.avatar(),
                user.createdAt(),
                user.updatedAt());
    }
}
