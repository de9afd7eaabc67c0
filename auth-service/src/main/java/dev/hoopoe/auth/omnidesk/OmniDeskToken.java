package dev.hoopoe.auth.omnidesk;

import dev.hoopoe.auth.login.IssuedTokens;
import dev.hoopoe.auth.principal.SignedInPerson;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskRole;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answer of O-01; {@code expiresIn} in seconds. */
record OmniDeskToken(
        String accessToken,

        @Schema(enumeration = {"bearer"}) String tokenType,

        long expiresIn,
        Person user) {

    /** The user in a login's response. */
    @Schema(name = "OmniDeskPerson")
    record Person(
            Long userId,
            String username,
            String fullName,
            @Schema(format = "email", nullable = true) String email,

            @Schema(enumeration = {"admin", "empleado"}) String role,

            boolean active) {

        static Person of(SignedInPerson person) {
            var profile = person.profile();
            return new Person(
                    profile.number(),
                    profile.username(),
                    profile.calledName(),
                    profile.email(),
                    OmniDeskRole.ofGroup(person.role()).wireName(),
                    person.active());
        }
    }

    static OmniDeskToken of(IssuedTokens tokens) {
        return new OmniDeskToken(tokens.accessToken(), "bearer", tokens.expiresIn(), Person.of(tokens.person()));
    }

    @Override
    public String toString() {
        return "OmniDeskToken[redacted]";
    }
}
