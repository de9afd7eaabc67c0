package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.messaging.webhook.SubscriptionService;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Event subscriptions, for the administrators of an account (contract rows N-78 to N-80). */
@Path("/netia/api/event_subscriptions")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Event subscriptions")
class NetiaEventSubscriptionResource {

    private static final String NO_TAGS = "Netia's clients know no entity tags";

    private final SubscriptionService subscriptions;

    NetiaEventSubscriptionResource(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    record VerifiedResponse(boolean verified) {}

    @GET
    @Operation(
            operationId = "listNetiaEventSubscriptions",
            summary = "List event subscriptions, the oldest first",
            description = "Netia N-80")
    public NetiaData<List<NetiaEventSubscription>> list() {
        return NetiaData.of(
                subscriptions.list().stream().map(NetiaEventSubscription::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createNetiaEventSubscription",
            summary = "Subscribe a URL to events; it is verified at once",
            description = "Netia N-78. A URL that does not answer the challenge is stored and sent nothing.")
    @ErrorResponses({ErrorKind.CONFLICT, ErrorKind.TOO_MANY_REQUESTS})
    @IgnoresIdempotencyKey("The URL is challenged over the network, and no transaction may wait for that.")
    public NetiaData<NetiaEventSubscription> create(@NotNull @Valid EventSubscriptionRequest request) {
        var url = request.target().orElseThrow(() -> HoopoeException.missing("url"));
        return NetiaData.of(NetiaEventSubscription.of(subscriptions.create(url, request.typesOrDefault())));
    }

    @POST
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyNetiaEventSubscription",
            summary = "Tell whether a URL answers a challenge",
            description = "Netia N-79")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    @IgnoresIdempotencyKey("Each call sends a challenge, which changes nothing.")
    public NetiaData<VerifiedResponse> verify(@NotNull @Valid EventSubscriptionRequest request) {
        var url = request.target().orElseThrow(() -> HoopoeException.missing("url"));
        return NetiaData.of(new VerifiedResponse(subscriptions.verify(url)));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getNetiaEventSubscription",
            summary = "Show an event subscription",
            description = "Netia N-80")
    public NetiaData<NetiaEventSubscription> get(@PathParam("id") String id) {
        return NetiaData.of(NetiaEventSubscription.of(subscriptions.get(idOf(id))));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaEventSubscription",
            summary = "Change members of an event subscription",
            description = "Netia N-80. A new URL is verified, and so is one that is not verified yet.")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    @IgnoresIfMatch(NO_TAGS)
    public NetiaData<NetiaEventSubscription> update(
            @PathParam("id") String id, @NotNull @Valid EventSubscriptionRequest request) {
        var changed = subscriptions.update(idOf(id), request.target(), request.types());
        return NetiaData.of(NetiaEventSubscription.of(changed));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaEventSubscription", summary = "The same as PUT", description = "Netia N-80")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    @IgnoresIfMatch(NO_TAGS)
    public NetiaData<NetiaEventSubscription> patch(
            @PathParam("id") String id, @NotNull @Valid EventSubscriptionRequest request) {
        return update(id, request);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteNetiaEventSubscription",
            summary = "Delete an event subscription with what waits for it",
            description = "Netia N-80")
    @IgnoresIfMatch(NO_TAGS)
    public void delete(@PathParam("id") String id) {
        subscriptions.delete(idOf(id));
    }

    private static UUID idOf(String text) {
        return NetiaIds.uuid(text, "Event subscription");
    }
}
