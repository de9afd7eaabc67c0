package dev.hoopoe.auth.homa;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.auth.apikey.ApiKeyDetails;
import dev.hoopoe.auth.apikey.ApiKeyTransactions;
import dev.hoopoe.auth.apikey.IssuedApiKey;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /auth/api-keys}: a user's API keys, each with a label; beyond Homa, which has one key for each user. */
@Path("/auth/api-keys")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Authentication")
class ApiKeysResource {

    private final ApiKeyTransactions keys;
    private final CurrentCaller caller;

    ApiKeysResource(ApiKeyTransactions keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** Body of the creation. */
    record CreateApiKeyRequest(
            @Text(max = ApiKeyDetails.LONGEST_LABEL) String label) {}

    /** A key without its secret. */
    record LabelledKeyResponse(
            UUID id,
            String label,
            Instant createdAt,
            @Schema(nullable = true) Instant lastUsedAt) {

        static LabelledKeyResponse of(ApiKeyDetails key) {
            return new LabelledKeyResponse(key.id(), key.label(), key.createdAt(), key.lastUsedAt());
        }
    }

    /** A new key; no other response contains the secret. */
    record CreatedKeyResponse(
            UUID id, String label, @JsonProperty("api_key") String secret, Instant createdAt) {

        static CreatedKeyResponse of(IssuedApiKey issued) {
            var key = issued.details();
            return new CreatedKeyResponse(key.id(), key.label(), issued.secret().text(), key.createdAt());
        }

        @Override
        public String toString() {
            return "CreatedKeyResponse[redacted]";
        }
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List the caller's API keys, the oldest first",
            description =
                    "The key of H-63 is among them. last_used_at is when it was last exchanged for an access token,"
                            + " which the gateway uses for some minutes.")
    public Success<List<LabelledKeyResponse>> list() {
        return Success.of(
                keys.keysOf(caller.get()).stream().map(LabelledKeyResponse::of).toList());
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createApiKey", summary = "Create a further API key with a label; it is shown only once")
    @ErrorResponses(ErrorKind.CONFLICT)
    public Success<CreatedKeyResponse> create(@NotNull @Valid CreateApiKeyRequest request) {
        return Success.of(CreatedKeyResponse.of(keys.create(caller.get(), request.label())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteApiKeyById", summary = "Delete an API key; its access tokens end at once")
    @IgnoresIfMatch("a key does not change")
    public Success<String> delete(@PathParam("id") String id) {
        keys.delete(caller.get(), PathIds.uuid(id));
        return Success.DELETED;
    }
}
