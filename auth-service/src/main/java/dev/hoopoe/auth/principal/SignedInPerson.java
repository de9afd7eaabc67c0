package dev.hoopoe.auth.principal;

import dev.hoopoe.auth.token.AccessTokens;
import java.time.Instant;
import java.util.UUID;

/** A person at the moment tokens are given out. */
public record SignedInPerson(
        UUID userId, String role, boolean active, Instant passwordChangedAt, PersonSnapshot profile) {

    /** As an access token of this session names them. */
    public AccessTokens.Bearer bearer(String account, UUID sid) {
        return new AccessTokens.Bearer(userId, account, role, profile.email(), profile.calledName(), sid);
    }
}
