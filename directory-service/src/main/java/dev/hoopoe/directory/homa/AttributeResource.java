package dev.hoopoe.directory.homa;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.attribute.AttributeScope;
import dev.hoopoe.directory.attribute.AttributeSnapshot;
import dev.hoopoe.directory.attribute.AttributeTransactions;
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

/** Custom attributes in the native dialect (contract rows H-57 to H-60). */
@Path("/api/admin/attributes")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Attributes")
class AttributeResource {

    private final AttributeTransactions attributes;
    private final EntityTags tags;

    AttributeResource(AttributeTransactions attributes, EntityTags tags) {
        this.attributes = attributes;
        this.tags = tags;
    }

    @GET
    @Operation(
            operationId = "listAttributes",
            summary = "List the attributes defined for tickets and clients",
            description = "Homa H-57")
    public Success<Page<AttributeSnapshot>> list(
            @BeanParam AttributeListParameters parameters, @BeanParam PageRequest page) {
        return Success.of(attributes.page(parameters.toFilter(), page));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createAttribute",
            summary = "Define an attribute of tickets or clients",
            description = "Homa H-58")
    public Success<AttributeSnapshot> create(@NotNull @Valid CreateAttributeRequest request) {
        var scope = AttributeListParameters.scopeOf(request.scope());
        var attribute = attributes.define(scope, request.name(), request.details());
        return Success.of(attribute);
    }

    @PUT
    @Path("{scope}/{name}")
    @Tagged
    @Operation(
            operationId = "updateAttribute",
            summary = "Change the definition of an attribute",
            description = "Homa H-59")
    public Success<AttributeSnapshot> update(
            @PathParam("scope") String scope,
            @PathParam("name") String name,
            @NotNull @Valid UpdateAttributeRequest request) {
        tags.shownBy(AttributeSnapshot.class, Function.identity());
        return Success.of(tags.show(attributes.update(known(scope), name, request::over)));
    }

    @DELETE
    @Path("{scope}/{name}")
    @Tagged
    @Operation(
            operationId = "deleteAttribute",
            summary = "Delete the definition of an attribute; values stay as they are",
            description = "Homa H-60")
    public Success<String> delete(@PathParam("scope") String scope, @PathParam("name") String name) {
        tags.shownBy(AttributeSnapshot.class, Function.identity());
        attributes.delete(known(scope), name);
        return Success.DELETED;
    }

    private static AttributeScope known(String scope) {
        return AttributeScope.named(scope).orElseThrow(AttributeTransactions::notFound);
    }
}
