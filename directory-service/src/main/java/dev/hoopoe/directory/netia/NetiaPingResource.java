package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/ping} (contract row N-35): the answer repeats the parameters. */
@Path("/netia/api/ping")
@PermitAll
@Tag(name = "Health")
class NetiaPingResource {

    /** What was sent in the query and, by POST, in the body. */
    record Pong(String message, ObjectNode params) {}

    @GET
    @Operation(operationId = "pingNetia", summary = "Ask for an answer", description = "Netia N-35")
    public NetiaData<Pong> get(@Context UriInfo address) {
        return pong(address, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pingNetiaByPost", summary = "Ask for an answer", description = "Netia N-35")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"a\": \"1\"}"))
    @IgnoresIdempotencyKey("nothing is changed")
    public NetiaData<Pong> post(@Context UriInfo address, ObjectNode body) {
        return pong(address, body);
    }

    private static NetiaData<Pong> pong(UriInfo address, ObjectNode body) {
        var params = JsonNodeFactory.instance.objectNode();
        address.getQueryParameters().forEach((name, values) -> params.put(name, values.get(values.size() - 1)));
        if (body != null) {
            params.setAll(body);
        }
        return NetiaData.of(new Pong("Pong!", params));
    }
}
