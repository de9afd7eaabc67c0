package dev.hoopoe.directory.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.account.AccountTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/accounts/me} (contract row N-09). */
@Path("/netia/api/accounts/me")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Accounts")
class NetiaAccountResource {

    private final AccountTransactions accounts;
    private final NetiaStaff staff;
    private final CurrentCaller caller;
    private final Clock clock;

    NetiaAccountResource(AccountTransactions accounts, NetiaStaff staff, CurrentCaller caller, Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getNetiaAccount",
            summary = "Show the caller's account with its users",
            description = "Netia N-09")
    public NetiaData<NetiaAccount> get() {
        var id = caller.accountId();
        var name = accounts.nameOf(id).orElseThrow(() -> HoopoeException.notFound("Account"));
        return NetiaData.of(NetiaAccount.of(id, name, staff.all(), clock.instant()));
    }
}
