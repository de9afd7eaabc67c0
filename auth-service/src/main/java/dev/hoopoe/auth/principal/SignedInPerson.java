package dev.hoopoe.auth.principal;

import dev.hoopoe.auth.token.AccessTokens;
import java.time.Instant;
import java.util.UUID;

/** A person when tokens are issued. */
public record SignedInPerson(
        UUID userId, String role, boolean active, Instant passwordChangedAt, PersonSnapshot profile) {

    /** The claims of an access token of this session. */
    public AccessTokens.Bearer bearer(String account, UUID sid) {
        return new AccessTokens.Bearer(userId, account, role, profile.email(), profile.calledName(), sid);
    }
}
