package dev.hoopoe.directory.department;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Read-through for the neighbours' replicas of departments. */
@Path("/internal/departments")
@AllowedCallers(ServiceName.TICKET)
class InternalDepartmentResource {

    private final DepartmentTransactions departments;
    private final ObjectMapper mapper;

    InternalDepartmentResource(DepartmentTransactions departments, ObjectMapper mapper) {
        this.departments = departments;
        this.mapper = mapper;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public VersionedSnapshot get(@PathParam("id") String id) {
        return departments
                .findStored(PathIds.integer(id, "Department"))
                .map(department ->
                        new VersionedSnapshot(department.version(), mapper.valueToTree(department.snapshot())))
                .orElseThrow(() -> HoopoeException.notFound("Department"));
    }
}
