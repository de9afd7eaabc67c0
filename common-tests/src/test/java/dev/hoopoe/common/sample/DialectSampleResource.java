package dev.hoopoe.common.sample;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Refuses in two dialects. */
@Path("/")
class DialectSampleResource {

    record NameRequest(@Text String name) {}

    @POST
    @Path("hcall/api/samples")
    @PermitAll
    @HCallError(kinds = ErrorKind.CONFLICT, status = 418, message = "", reason = false)
    @HCallError(status = 400, message = "Sample creation failed")
    public void create(@NotNull @Valid NameRequest request) {
        throw HoopoeException.conflict(request.name() + " exists");
    }

    @GET
    @Path("omnidesk/api/samples")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void list() {
        throw HoopoeException.invalid("limit", "must be positive");
    }
}
