package dev.hoopoe.common.testing.architecture.samples;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An internal resource that does not say which services may call it. */
@Path("/internal/nameless")
public class InternalNamelessResource {

    @GET
    @RolesAllowed(Roles.SERVICE)
    public Success<String> open() {
        return Success.of("open");
    }
}
