package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.department.DepartmentSnapshot;
import dev.hoopoe.directory.department.DepartmentTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Departments in the native dialect (contract rows H-37 to H-41). */
@Path("/api/departments")
@Tag(name = "Departments")
class DepartmentResource {

    private static final String NOUN = "Department";

    private final DepartmentTransactions departments;
    private final EntityTags tags;

    DepartmentResource(DepartmentTransactions departments, EntityTags tags) {
        this.departments = departments;
        this.tags = tags;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    @Operation(operationId = "listDepartments", summary = "List departments, oldest first", description = "Homa H-37")
    public Success<Page<DepartmentSnapshot>> list(@BeanParam PageRequest page) {
        return Success.of(departments.page(page));
    }

    @GET
    @Path("{id}")
    @Tagged
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    @Operation(operationId = "getDepartment", summary = "Get a department", description = "Homa H-38")
    public Success<DepartmentSnapshot> get(@PathParam("id") String id) {
        return Success.of(departments
                .find(PathIds.integer(id, NOUN))
                .map(tags::show)
                .orElseThrow(() -> HoopoeException.notFound(NOUN)));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createDepartment", summary = "Create a department", description = "Homa H-39")
    public Success<DepartmentSnapshot> create(@NotNull @Valid CreateDepartmentRequest request) {
        var department = departments.create(request.name(), request.description());
        return Success.of(department);
    }

    @PUT
    @Path("{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "updateDepartment", summary = "Change fields of a department", description = "Homa H-40")
    public Success<DepartmentSnapshot> update(
            @PathParam("id") String id, @NotNull @Valid UpdateDepartmentRequest request) {
        tags.shownBy(DepartmentSnapshot.class, Function.identity());
        return Success.of(tags.show(departments.update(PathIds.integer(id, NOUN), request::over)));
    }

    @DELETE
    @Path("{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "deleteDepartment",
            summary = "Delete a department; its tickets then have none",
            description = "Homa H-41")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(DepartmentSnapshot.class, Function.identity());
        departments.delete(PathIds.integer(id, NOUN));
        return Success.DELETED;
    }
}
