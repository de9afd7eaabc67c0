package dev.hoopoe.auth.login;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.ws.rs.Path;

/** The same under {@code /api/auth}, as the dashboard of Homa spells it (contract Homa, A4). */
@Path("/api/auth")
class PrefixedLoginResource extends LoginResource {

    PrefixedLoginResource(
            Login login, Refreshing refreshing, TokenResponses responses, CurrentCaller caller, DeviceTokens devices) {
        super(login, refreshing, responses, caller, devices);
    }
}
