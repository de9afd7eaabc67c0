package dev.hoopoe.auth.apikey;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.ws.rs.Path;

/** The same under {@code /api/auth}, as the dashboard of Homa spells it (contract Homa, A4). */
@Path("/api/auth/api-key")
class PrefixedApiKeyResource extends ApiKeyResource {

    PrefixedApiKeyResource(ApiKeys keys, CurrentCaller caller) {
        super(keys, caller);
    }
}
