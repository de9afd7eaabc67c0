package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.tag.TagService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Tags in the native dialect (contract Homa, rows H-26 to H-28, H-30 and H-31). */
@Path("/api/tags")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tags")
class TagResource {

    private final TagService tags;
    private final EntityTags entityTags;

    TagResource(TagService tags, EntityTags entityTags) {
        this.tags = tags;
        this.entityTags = entityTags;
    }

    @GET
    @Operation(operationId = "listTags", summary = "List tags, oldest first", description = "Homa H-26")
    public Success<Page<TagResponse>> list(@BeanParam PageRequest page) {
        return Success.of(tags.list(page).map(TagResponse::of));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "getTag", summary = "Get a tag", description = "Homa H-27")
    public Success<TagResponse> get(String id) {
        return Success.of(entityTags.show(TagResponse.of(tags.get(tagId(id)))));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createTag", summary = "Create a tag", description = "Homa H-28")
    public Success<TagResponse> create(@NotNull @Valid NameTagRequest request) {
        var tag = tags.create(request.toName());
        return Success.of(TagResponse.of(tag));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "renameTag", summary = "Rename a tag", description = "Homa H-30")
    public Success<TagResponse> rename(String id, @NotNull @Valid NameTagRequest request) {
        return Success.of(entityTags.show(TagResponse.of(tags.rename(expected(id), request.toName()))));
    }

    @DELETE
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "deleteTag",
            summary = "Delete a tag and remove it from all tickets",
            description = "Homa H-31")
    public Success<String> delete(String id) {
        tags.delete(expected(id));
        return Success.DELETED;
    }

    /** Parses the id, and sets how the caller has seen the tag for If-Match. */
    private long expected(String id) {
        entityTags.shownBy(dev.hoopoe.ticket.tag.Tag.class, TagResponse::of);
        return tagId(id);
    }

    private static long tagId(String id) {
        return PathIds.integer(id, "Tag");
    }
}
