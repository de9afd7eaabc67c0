package dev.hoopoe.auth.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.auth.apikey.ApiKeyDetails;
import dev.hoopoe.auth.apikey.ApiKeyTransactions;
import dev.hoopoe.auth.apikey.IssuedApiKey;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
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

/** {@code /netia/api/personal_api_keys} (contract rows N-06 to N-08): the keys that Homa lists, too. */
@Path("/netia/api/personal_api_keys")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Authentication")
class NetiaApiKeyResource {

    private final ApiKeyTransactions keys;
    private final PrincipalTransactions principals;
    private final CurrentCaller caller;

    NetiaApiKeyResource(ApiKeyTransactions keys, PrincipalTransactions principals, CurrentCaller caller) {
        this.keys = keys;
        this.principals = principals;
        this.caller = caller;
    }

    record CreateNetiaApiKeyRequest(
            @Text(max = ApiKeyDetails.LONGEST_LABEL) String label) {}

    /** {@code value} is the key; only the answer to its creation has it, since it is not stored. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NetiaApiKey(
            UUID id,

            @Schema(enumeration = {"personal_api_key"}) String object,

            String label,
            @Schema(nullable = true) String value,
            @Schema(nullable = true) Instant lastUsedAt,
            String accountId,
            @Schema(nullable = true) Long userId) {

        @Override
        public String toString() {
            return "NetiaApiKey[" + id + "]";
        }
    }

    @GET
    @Operation(
            operationId = "listNetiaApiKeys",
            summary = "List the caller's API keys, the oldest first",
            description = "Netia N-06")
    public NetiaData<List<NetiaApiKey>> list() {
        var userId = numberOfCaller();
        return NetiaData.of(keys.keysOf(caller.get()).stream()
                .map(key -> shown(key, null, userId))
                .toList());
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createNetiaApiKey",
            summary = "Create an API key with a label; it is shown only once",
            description = "Netia N-07")
    @ErrorResponses(ErrorKind.CONFLICT)
    public NetiaData<NetiaApiKey> create(@NotNull @Valid CreateNetiaApiKeyRequest request) {
        IssuedApiKey issued = keys.create(caller.get(), request.label());
        return NetiaData.of(shown(issued.details(), issued.secret().text(), numberOfCaller()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getNetiaApiKey",
            summary = "Show one of the caller's API keys",
            description = "Netia N-08")
    public NetiaData<NetiaApiKey> get(@PathParam("id") String id) {
        return NetiaData.of(shown(keys.find(caller.get(), idOf(id)), null, numberOfCaller()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteNetiaApiKey",
            summary = "Delete an API key; its access tokens end at once",
            description = "Netia N-08")
    @IgnoresIfMatch("a key does not change")
    public void delete(@PathParam("id") String id) {
        keys.delete(caller.get(), idOf(id));
    }

    private NetiaApiKey shown(ApiKeyDetails key, String value, Long userId) {
        return new NetiaApiKey(
                key.id(), "personal_api_key", key.label(), value, key.lastUsedAt(), caller.accountId(), userId);
    }

    private Long numberOfCaller() {
        return principals.numberOf(caller.get().personId());
    }

    private static UUID idOf(String text) {
        return NetiaIds.uuid(text, "API key");
    }
}
