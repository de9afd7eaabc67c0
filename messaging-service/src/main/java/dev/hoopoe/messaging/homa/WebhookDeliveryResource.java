package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.operation.RefusesUnknownParameters;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.webhook.WebhookService;
import dev.hoopoe.openapi.ErrorResponses;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A webhook's deliveries, their repetition, and tests. */
@Path("/api/webhooks/{id}")
@RolesAllowed(Roles.ADMINISTRATOR)
@RefusesUnknownParameters
@Tag(name = "Webhooks")
class WebhookDeliveryResource {

    private final WebhookService webhooks;

    WebhookDeliveryResource(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @GET
    @Path("/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "List deliveries to a webhook, newest first")
    @ErrorResponses(ErrorKind.INVALID)
    public Success<Page<DeliveryResponse>> list(
            @PathParam("id") String id, @BeanParam DeliveryParameters parameters, @BeanParam PageRequest page) {
        return Success.of(
                webhooks.deliveries(PathIds.uuid(id), parameters.status(), page).map(DeliveryResponse::of));
    }

    @POST
    @Path("/deliveries/{delivery}/redeliver")
    @Operation(
            operationId = "redeliverWebhookDelivery",
            summary = "Send an event again",
            description =
                    "A delivery that has ended is queued again, after those that wait of the same ticket; one that waits"
                            + " for its next attempt is attempted at once")
    @ErrorResponses(ErrorKind.GONE)
    public Success<DeliveryResponse> redeliver(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        var repeated = webhooks.redeliver(PathIds.uuid(id), PathIds.integer(delivery, "Delivery"));
        return Success.of(DeliveryResponse.of(repeated));
    }

    @POST
    @Path("/test")
    @Blocking
    @IgnoresIdempotencyKey("Each call sends a test, which changes nothing.")
    @Operation(
            operationId = "testWebhook",
            summary = "Send a test event at once and return the result",
            description =
                    "Its type is dev.hoopoe.webhook.test.v1; it is sent once, also to a webhook that is paused or disabled")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    public Uni<Success<DeliveryResponse>> test(@PathParam("id") String id) {
        return webhooks.test(PathIds.uuid(id)).map(DeliveryResponse::of).map(Success::of);
    }
}
