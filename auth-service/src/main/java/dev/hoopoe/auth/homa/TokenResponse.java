package dev.hoopoe.auth.homa;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.auth.login.IssuedTokens;
import dev.hoopoe.auth.principal.SignedInPerson;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Response of login and refresh (contract Homa, H-03); {@code expiresIn} in seconds. */
record TokenResponse(String accessToken, String refreshToken, long expiresIn, User user) {

    /** A user as in contract Homa, section 4. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record User(
            @Schema(format = "uuid") String id,
            String name,
            String lastName,
            @Schema(format = "email") String email,
            String displayName,

            @Schema(enumeration = {"administrator", "agent", "client"})
            String type,

            @Schema(nullable = true) String avatar,
            Instant createdAt,
            Instant updatedAt) {

        static User of(SignedInPerson person) {
            var profile = person.profile();
            return new User(
                    person.userId().toString(),
                    profile.name(),
                    profile.lastName(),
                    profile.email(),
                    profile.displayName(),
                    person.role(),
                    profile.avatar(),
                    profile.createdAt(),
                    profile.updatedAt());
        }
    }

    static TokenResponse of(IssuedTokens tokens) {
        return new TokenResponse(
                tokens.accessToken(), tokens.refreshToken(), tokens.expiresIn(), User.of(tokens.person()));
    }

    @Override
    public String toString() {
        return "TokenResponse[redacted]";
    }
}
