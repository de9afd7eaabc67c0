package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.hcall.HCallDone;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.directory.person.PersonDeletion;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import dev.hoopoe.directory.user.AccountOwnerTransactions;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** HCall's master, the account's owner (contract rows C-01 and C-02). */
@Path("/hcall/api/master")
@PermitAll
@Tag(name = "Master")
class HCallMasterResource {

    private static final String NAME = "Master";

    private final AccountOwnerTransactions owner;
    private final PersonDeletion deletion;
    private final SignInService signIns;
    private final RegistrationPolicy policy;
    private final HCallConfig config;

    HCallMasterResource(
            AccountOwnerTransactions owner, PersonDeletion deletion, SignInService signIns, HCallConfig config) {
        this.owner = owner;
        this.deletion = deletion;
        this.signIns = signIns;
        this.policy = new RegistrationPolicy(config.policy());
        this.config = config;
    }

    record MasterRequest(
            @Text(max = 320) String masterEmail,
            @NotEmpty @Length(max = 1024) String masterPassword) {

        @Override
        public String toString() {
            return "MasterRequest[redacted]";
        }
    }

    @POST
    @Path("create")
    @Operation(
            operationId = "hcallCreateMaster",
            summary = "Create the master; there can be only one",
            description = "HCall C-01")
    @ErrorResponses({ErrorKind.FORBIDDEN, ErrorKind.TOO_MANY_REQUESTS})
    @HCallError(kinds = ErrorKind.FORBIDDEN, status = 403, message = "Master user already exists")
    @IgnoresIdempotencyKey("There is one master; kept tokens would be a store of credentials")
    public SignedInResponse create(@NotNull @Valid MasterRequest request, HttpServerRequest http) {
        policy.checkMaster(request.masterEmail(), request.masterPassword());
        var id = owner.create(request.masterEmail(), NAME, request.masterPassword())
                .id();
        var token = signIns.accessToken(id, config.tokenLifetime(), ClientInfo.of(http));
        return new SignedInResponse("Master user has been created", token, true);
    }

    @POST
    @Path("delete")
    @Operation(
            operationId = "hcallDeleteMaster",
            summary = "Delete the master, by the master's own e-mail address and password",
            description = "HCall C-02")
    @ErrorResponses({ErrorKind.FORBIDDEN, ErrorKind.NOT_FOUND, ErrorKind.TOO_MANY_REQUESTS})
    @HCallError(kinds = ErrorKind.NOT_FOUND, status = 404, message = "Master user not found")
    @HCallError(kinds = ErrorKind.INVALID_CREDENTIALS, status = 403, message = "Invalid master password")
    @HCallError(kinds = ErrorKind.CONFLICT, status = 403, message = "Master user cannot be deleted")
    @IgnoresIdempotencyKey("Once the master is gone there is none to delete again")
    public HCallDone delete(@NotNull @Valid MasterRequest request, HttpServerRequest http) {
        var id = owner.find().orElseThrow(() -> HoopoeException.notFound("The master"));
        var named = signIns.check(request.masterEmail(), request.masterPassword(), ClientInfo.of(http));
        if (!named.equals(id)) {
            throw SignInService.wrongCredentials();
        }
        deletion.deleteUser(id);
        return HCallDone.of("Master user has been deleted");
    }
}
