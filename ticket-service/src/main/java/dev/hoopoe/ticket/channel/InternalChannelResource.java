package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Receives a channel that messaging-service pushes when it changes; the channel's event follows. */
@Path("/internal/channels")
@RolesAllowed(Roles.SERVICE)
@AllowedCallers(ServiceName.MESSAGING)
class InternalChannelResource {

    private final ChannelLookup channels;

    InternalChannelResource(ChannelLookup channels) {
        this.channels = channels;
    }

    @PUT
    @Path("/{slug}")
    public void put(String slug, @NotNull VersionedSnapshot channel) {
        if (channel.snapshot() == null || !channel.snapshot().isObject()) {
            throw HoopoeException.invalid("snapshot", "must be an object");
        }
        channels.put(slug, channel);
    }
}
