package dev.hoopoe.auth.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.ws.rs.Path;

/** The same under {@code /api/auth}, as the dashboard of Homa spells it (contract Homa, A4). */
@Path("/api/auth/logout")
class PrefixedLogoutResource extends LogoutResource {

    PrefixedLogoutResource(Sessions sessions, CurrentCaller caller, ObjectMapper mapper) {
        super(sessions, caller, mapper);
    }
}
