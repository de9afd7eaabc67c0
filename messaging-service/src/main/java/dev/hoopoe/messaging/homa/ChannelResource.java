package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.channel.Channel;
import dev.hoopoe.messaging.channel.ChannelService;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Channels, H-52 to H-56. */
@Path("/api/channels")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Channels")
class ChannelResource {

    private final ChannelService channels;
    private final CallerVisibility callerVisibility;
    private final EntityTags tags;

    ChannelResource(ChannelService channels, CallerVisibility callerVisibility, EntityTags tags) {
        this.channels = channels;
        this.callerVisibility = callerVisibility;
        this.tags = tags;
    }

    @GET
    @Operation(operationId = "listChannels", summary = "List channels, oldest first", description = "Homa H-52")
    public Success<Page<ChannelResponse>> list(@BeanParam PageRequest page) {
        var administrator = callerVisibility.isAdministrator();
        return Success.of(channels.list(page).map(channel -> ChannelResponse.of(channel, administrator)));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @Operation(
            operationId = "getChannel",
            summary = "Get a channel; only administrators see its configuration",
            description = "Homa H-53")
    public Success<ChannelResponse> get(@PathParam("id") String id) {
        var administrator = callerVisibility.isAdministrator();
        return Success.of(tags.show(ChannelResponse.of(channels.get(id), administrator)));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createChannel", summary = "Create a channel", description = "Homa H-54")
    public Success<ChannelResponse> create(@NotNull @Valid CreateChannelRequest request) {
        return Success.of(response(channels.create(request.toChannel())));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "updateChannel", summary = "Change fields of a channel", description = "Homa H-55")
    public Success<ChannelResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateChannelRequest request) {
        tags.shownBy(Channel.class, ChannelResource::response);
        return Success.of(tags.show(response(channels.update(id, request::over))));
    }

    @DELETE
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "deleteChannel",
            summary = "Delete a channel that no ticket uses",
            description = "Homa H-56")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(Channel.class, ChannelResource::response);
        channels.delete(id);
        return Success.DELETED;
    }

    /** As administrators see it, who alone may write. */
    private static ChannelResponse response(Channel channel) {
        return ChannelResponse.of(channel, true);
    }
}
