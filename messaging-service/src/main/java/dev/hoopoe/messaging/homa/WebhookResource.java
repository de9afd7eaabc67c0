package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.operation.RefusesUnknownParameters;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.webhook.Webhook;
import dev.hoopoe.messaging.webhook.WebhookService;
import dev.hoopoe.openapi.ErrorResponses;
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
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Webhooks, for the administrators of an account. */
@Path("/api/webhooks")
@RolesAllowed(Roles.ADMINISTRATOR)
@RefusesUnknownParameters
@Tag(name = "Webhooks")
class WebhookResource {

    private final WebhookService webhooks;
    private final WebhookResponses responses;
    private final EntityTags tags;

    WebhookResource(WebhookService webhooks, WebhookResponses responses, EntityTags tags) {
        this.webhooks = webhooks;
        this.responses = responses;
        this.tags = tags;
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List webhooks, oldest first")
    public Success<Page<WebhookResponse>> list(@BeanParam PageRequest page) {
        return Success.of(responses.of(webhooks.list(page)));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "getWebhook", summary = "Get a webhook with the state of its queue")
    public Success<WebhookResponse> get(@PathParam("id") String id) {
        return Success.of(tags.show(responses.of(webhooks.get(PathIds.uuid(id)))));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook, which sends events to a URL from now on",
            description = "Only this answer has the secret that the webhook's requests are signed with")
    @ErrorResponses(ErrorKind.CONFLICT)
    public Success<WebhookResponse> create(@NotNull @Valid CreateWebhookRequest request) {
        var details = request.details();
        var secret = request.signingSecret();
        return Success.of(responses.of(webhooks.create(details, secret), secret));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @Operation(
            operationId = "updateWebhook",
            summary = "Change fields of a webhook",
            description =
                    "Types and filters apply to events from now on; deliveries that wait already go to the new URL. An event"
                            + " subscription of Netia is changed there (409).")
    @ErrorResponses(ErrorKind.CONFLICT)
    public Success<WebhookResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateWebhookRequest request) {
        tags.shownBy(Webhook.class, responses::of);
        return Success.of(tags.show(responses.of(webhooks.update(PathIds.uuid(id), request::over))));
    }

    @DELETE
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook, its waiting deliveries and its log")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(Webhook.class, responses::of);
        webhooks.delete(PathIds.uuid(id));
        return Success.DELETED;
    }

    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseWebhook", summary = "Pause a webhook; events wait in the feed")
    public Success<WebhookResponse> pause(@PathParam("id") String id) {
        return Success.of(responses.of(webhooks.pause(PathIds.uuid(id))));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            operationId = "resumeWebhook",
            summary = "Resume a webhook, beginning with the events that waited",
            description = "Also for a webhook that paused itself or was disabled by a 410")
    public Success<WebhookResponse> resume(@PathParam("id") String id) {
        return Success.of(responses.of(webhooks.resume(PathIds.uuid(id))));
    }

    @POST
    @Path("/{id}/secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Rotate the signing secret; the previous one signs too for a while",
            description = "Only this answer has the new secret")
    public Success<WebhookResponse> rotate(@PathParam("id") String id, @NotNull @Valid RotateSecretRequest request) {
        var secret = request.signingSecret();
        return Success.of(responses.of(webhooks.rotate(PathIds.uuid(id), secret, request.overlapSeconds()), secret));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayWebhook",
            summary = "Replay events from a position in the feed",
            description =
                    "In the feed's order, each event with the id that it had; newer events follow. A place that the"
                            + " webhook has not reached yet changes nothing.")
    @ErrorResponses({ErrorKind.INVALID, ErrorKind.GONE})
    public Success<WebhookResponse> replay(
            @PathParam("id") String id,
            @QueryParam("from")
                    @Parameter(
                            required = true,
                            description = "A cursor of the feed, or a time such as 2026-03-02T09:41:00Z",
                            example = "2026-03-02T09:41:00Z")
                    String from) {
        if (from == null || from.isEmpty()) {
            throw HoopoeException.missing("from");
        }
        return Success.of(responses.of(webhooks.replay(PathIds.uuid(id), from)));
    }
}
