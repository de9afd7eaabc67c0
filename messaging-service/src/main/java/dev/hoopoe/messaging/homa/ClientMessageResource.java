package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Messages written with a ticket's secret and without a token, H-16 and H-17. */
@Path("/api/tickets/{id}")
@PermitAll
@Tag(name = "Messages")
class ClientMessageResource {

    private static final int SECRET_LENGTH = 32;

    private final MessageService messages;
    private final MessageResponses responses;

    ClientMessageResource(MessageService messages, MessageResponses responses) {
        this.messages = messages;
        this.responses = responses;
    }

    @POST
    @Path("/messages")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "addClientMessage",
            summary = "Add a message to a ticket, with the ticket's secret",
            description = "Homa H-16; an unknown ticket is answered as a wrong secret is")
    @ErrorResponses(ErrorKind.UNAUTHENTICATED)
    public Success<MessageResponse> add(@PathParam("id") String id, @NotNull @Valid SecretMessageRequest request) {
        return add(id, request.secret(), request.message());
    }

    @PUT
    @Path("/{secret}/message")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "addClientMessageBySecret",
            summary = "Add a message to a ticket, with the ticket's secret in the path",
            description = "Homa H-17; an unknown ticket is answered as a wrong secret is")
    @ErrorResponses(ErrorKind.UNAUTHENTICATED)
    @IgnoresIfMatch("each call adds a message")
    public Success<MessageResponse> addWithSecretInPath(
            @PathParam("id") String id,
            @PathParam("secret") @Length(min = SECRET_LENGTH, max = SECRET_LENGTH) String secret,
            @NotNull @Valid TextRequest request) {
        return add(id, secret, request.message());
    }

    private Success<MessageResponse> add(String id, String secret, String text) {
        var message = messages.writeAsClient(PathIds.integer(id, "Ticket"), secret, text);
        return Success.of(responses.of(message));
    }

    /** Body of H-16. */
    record SecretMessageRequest(
            @NotNull @Length(min = SECRET_LENGTH, max = SECRET_LENGTH) String secret,

            @Text String message) {

        @Override
        public String toString() {
            return "SecretMessageRequest[secret=***]";
        }
    }

    /** Body of H-17. */
    record TextRequest(@Text String message) {}
}
