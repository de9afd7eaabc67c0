package dev.hoopoe.directory.netia;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.dialect.netia.NetiaRole;
import dev.hoopoe.common.dialect.netia.NetiaSession;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.directory.bootstrap.RegisteredUser;
import dev.hoopoe.directory.bootstrap.Registration;
import dev.hoopoe.directory.bootstrap.RegistrationService;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.PasswordPolicy;
import dev.hoopoe.directory.user.Password;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/registration} (contract row N-01). */
@Path("/netia/api/registration")
@Tag(name = "Authentication")
class NetiaRegistrationResource {

    private final RegistrationService registrations;

    NetiaRegistrationResource(RegistrationService registrations) {
        this.registrations = registrations;
    }

    record NetiaRegistrationRequest(@NotNull @Valid NetiaRegistrant user) {}

    record NetiaRegistrant(
            @NotNull @EmailAddress String email,
            @NotNull @Password String password,
            @Length(max = PasswordPolicy.LONGEST) String passwordConfirmation,
            @Length(max = 255) String companyName,
            @Length(max = 255) String inviteToken) {

        Registration registration() {
            return new Registration(email, password, passwordConfirmation, companyName, inviteToken);
        }

        @Override
        public String toString() {
            return "NetiaRegistrant[redacted]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "registerWithNetia",
            summary = "Open an account as its first administrator, and log in",
            description = "Netia N-01")
    @ErrorResponses({ErrorKind.FORBIDDEN, ErrorKind.TOO_MANY_REQUESTS})
    @IgnoresIdempotencyKey("An address is registered once; kept tokens would be a store of credentials")
    public NetiaSession register(@NotNull @Valid NetiaRegistrationRequest request, HttpServerRequest http) {
        return session(registrations.register(request.user().registration(), ClientInfo.of(http)));
    }

    private static NetiaSession session(RegisteredUser registered) {
        var user = registered.user();
        var role = NetiaRole.ofGroup(user.type()).wireName();
        var person = new NetiaSession.Person(user.number(), user.email(), registered.accountId(), role);
        return NetiaSession.of(
                person, registered.tokens().accessToken(), registered.tokens().refreshToken());
    }
}
