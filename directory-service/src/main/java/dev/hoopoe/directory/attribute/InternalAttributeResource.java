package dev.hoopoe.directory.attribute;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Read-through for the neighbours' replicas of attributes: all of a scope at once, since all of them apply. */
@Path("/internal/attributes")
@AllowedCallers({ServiceName.TICKET, ServiceName.MESSAGING})
class InternalAttributeResource {

    private final AttributeTransactions attributes;
    private final ObjectMapper mapper;

    InternalAttributeResource(AttributeTransactions attributes, ObjectMapper mapper) {
        this.attributes = attributes;
        this.mapper = mapper;
    }

    @GET
    @Path("{scope}")
    @RolesAllowed(Roles.SERVICE)
    public List<VersionedSnapshot> get(@PathParam("scope") String scope) {
        var known = AttributeScope.named(scope).orElseThrow(AttributeTransactions::notFound);
        return attributes.ofScope(known).stream()
                .map(attribute -> new VersionedSnapshot(attribute.version(), mapper.valueToTree(attribute.snapshot())))
                .toList();
    }
}
