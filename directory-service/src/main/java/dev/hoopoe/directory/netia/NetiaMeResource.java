package dev.hoopoe.directory.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/me} (contract row N-05). */
@Path("/netia/api/me")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Users")
class NetiaMeResource {

    private final UserTransactions users;
    private final CurrentCaller caller;

    NetiaMeResource(UserTransactions users, CurrentCaller caller) {
        this.users = users;
        this.caller = caller;
    }

    /** The caller. */
    record NetiaMe(
            long id,
            String email,
            String accountId,

            @Schema(enumeration = {"admin", "user"}) String role) {}

    @GET
    @Operation(operationId = "getNetiaMe", summary = "Show the caller", description = "Netia N-05")
    public NetiaData<NetiaMe> get() {
        return users.findActive(caller.get().personId())
                .map(user -> NetiaData.of(new NetiaMe(
                        user.number(), NetiaUser.emailOf(user), caller.accountId(), NetiaUser.roleOf(user))))
                .orElseThrow(
                        () -> new HoopoeException(ErrorKind.UNAUTHENTICATED, "This access token belongs to no user"));
    }
}
