package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.tag.TagDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Tags in the native dialect (contract Homa, rows H-26 to H-28, H-30 and H-31). */
@Path("/api/tags")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
class TagResource {

    private final TagDesk tags;

    TagResource(TagDesk tags) {
        this.tags = tags;
    }

    /** H-26. */
    @GET
    public Success<Page<TagResponse>> list(@BeanParam PageRequest page) {
        return Success.of(tags.list(page).map(TagResponse::of));
    }

    /** H-27. */
    @GET
    @Path("/{id}")
    public Success<TagResponse> get(String id) {
        return Success.of(TagResponse.of(tags.get(tagId(id))));
    }

    /** H-28. */
    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Success<TagResponse> create(@NotNull @Valid NameTagRequest request) {
        var tag = tags.create(request.toName());
        return Success.of(TagResponse.of(tag));
    }

    /** H-30. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Success<TagResponse> rename(String id, @NotNull @Valid NameTagRequest request) {
        return Success.of(TagResponse.of(tags.rename(tagId(id), request.toName())));
    }

    /** H-31. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Success<String> delete(String id) {
        tags.delete(tagId(id));
        return Success.DELETED;
    }

    private static long tagId(String id) {
        return PathIds.integer(id, "Tag");
    }
}
