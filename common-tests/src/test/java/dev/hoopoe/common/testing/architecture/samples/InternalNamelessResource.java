package dev.hoopoe.common.testing.architecture.samples;

import dev.hoopoe.common.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An internal resource that does not say which services may call it. */
@Path("/internal/nameless")
public class InternalNamelessResource {

    @GET
    @RolesAllowed(Roles.SERVICE)
    public String open() {
        return "open";
    }
}
