package dev.hoopoe.auth.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.auth.login.IssuedTokens;
import dev.hoopoe.auth.login.SignIn;
import dev.hoopoe.common.dialect.netia.NetiaRole;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answer of N-02 and N-04: what the document says, {@code user} and {@code token}, and what clients read, {@code data}. */
record NetiaSession(Person user, String token, Data data) {

    /** The user in a login's response. */
    @Schema(name = "NetiaPerson")
    record Person(
            Long id,
            String email,
            String accountId,

            @Schema(enumeration = {"admin", "user"}) String role) {}

    /** {@code subscription} is always null: nothing is paid for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "NetiaSessionData")
    record Data(
            Long userId,
            String email,
            String accountId,
            String token,
            String renewToken,
            @Schema(nullable = true) String subscription) {

        @Override
        public String toString() {
            return "Data[redacted]";
        }
    }

    static NetiaSession of(SignIn signIn, IssuedTokens tokens) {
        var profile = signIn.person().profile();
        // Users without an address have a username; Netia's clients expect a text.
        var email = profile.email() == null ? profile.username() : profile.email();
        var role = NetiaRole.ofGroup(signIn.person().role()).wireName();
        return new NetiaSession(
                new Person(profile.number(), email, signIn.account(), role),
                tokens.accessToken(),
                new Data(profile.number(), email, signIn.account(), tokens.accessToken(), tokens.refreshToken(), null));
    }

    @Override
    public String toString() {
        return "NetiaSession[redacted]";
    }
}
