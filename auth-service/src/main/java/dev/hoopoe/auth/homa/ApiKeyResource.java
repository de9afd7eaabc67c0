package dev.hoopoe.auth.homa;

import dev.hoopoe.auth.apikey.ApiKeyTransactions;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /auth/api-key}: a user's main key (contract rows H-63 and H-64). */
@Path("/auth/api-key")
@Tag(name = "Authentication")
class ApiKeyResource {

    private final ApiKeyTransactions keys;
    private final CurrentCaller caller;

    ApiKeyResource(ApiKeyTransactions keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** The key; no other response contains it. */
    record ApiKeyResponse(String apiKey) {

        @Override
        public String toString() {
            return "ApiKeyResponse[redacted]";
        }
    }

    @POST
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    @Operation(
            operationId = "replaceApiKey",
            summary = "Create an API key, which replaces the previous one; it is shown only once",
            description = "Homa H-63")
    public Success<ApiKeyResponse> replace() {
        return Success.of(new ApiKeyResponse(keys.replaceMainKeyOf(caller.get()).text()));
    }

    @DELETE
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    @Operation(operationId = "deleteApiKey", summary = "Delete the API key", description = "Homa H-64")
    @IgnoresIfMatch("a key is shown when it is made, and never again")
    public Success<String> delete() {
        keys.deleteMainKeyOf(caller.get());
        return Success.DELETED;
    }
}
