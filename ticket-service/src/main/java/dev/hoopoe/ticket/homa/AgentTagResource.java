package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.tag.TagService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Creation of tags by any user, in the native dialect (contract Homa, row H-29). */
@Path("/api/agent/tags")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tags")
class AgentTagResource {

    private final TagService tags;

    AgentTagResource(TagService tags) {
        this.tags = tags;
    }

    record TagCreatedResponse(TagResponse data, String message) {}

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createTagAsAgent", summary = "Create a tag, as any user", description = "Homa H-29")
    public Success<TagCreatedResponse> create(@NotNull @Valid NameTagRequest request) {
        var tag = TagResponse.of(tags.create(request.toName()));
        return Success.of(new TagCreatedResponse(tag, "Tag created successfully"));
    }
}
