package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.directory.client.ClientTransactions;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registration of clients in HCall, which also signs them in (contract row C-04). */
@Path("/hcall/api/auth/register")
@Tag(name = "Authentication")
class HCallRegisterResource {

    private final ClientTransactions clients;
    private final SignInService signIns;
    private final RegistrationPolicy policy;
    private final HCallConfig config;

    HCallRegisterResource(ClientTransactions clients, SignInService signIns, HCallConfig config) {
        this.clients = clients;
        this.signIns = signIns;
        this.policy = new RegistrationPolicy(config.policy());
        this.config = config;
    }

    record RegisterRequest(
            @NotNull @Length(max = 255) String userName,
            @NotNull @Length(max = 320) String userEmail,
            @NotNull @Length(max = 1024) String userPassword) {

        @Override
        public String toString() {
            return "RegisterRequest[redacted]";
        }
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "hcallRegister",
            summary = "Register with a name, an e-mail address and a password",
            description = "HCall C-04")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    @HCallError(status = 400, message = "")
    @IgnoresIdempotencyKey("An address is registered once; kept tokens would be a store of credentials")
    public SignedInResponse register(@NotNull @Valid RegisterRequest request, HttpServerRequest http) {
        policy.check(request.userName(), request.userEmail(), request.userPassword());
        var id = clients.register(request.userName(), request.userEmail(), request.userPassword());
        var token = signIns.accessToken(id, config.tokenLifetime(), ClientInfo.of(http));
        return new SignedInResponse("User has been registered", token, true);
    }
}
