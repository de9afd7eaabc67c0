package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.ws.rs.Path;

/** The same under {@code /api/auth}, as the dashboard of Homa spells it (contract Homa, A4). */
@Path("/api/auth/oauth")
class PrefixedOAuthResource extends OAuthResource {

    PrefixedOAuthResource(
            OAuthProviders providers,
            SignInStart start,
            SignInCallback callback,
            CurrentCaller caller,
            BrowserBinding browsers) {
        super(providers, start, callback, caller, browsers);
    }
}
