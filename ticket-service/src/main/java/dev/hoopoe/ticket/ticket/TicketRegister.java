package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerAccess;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** The register: all tickets of the account, oldest first, for those who see every one of them. */
@ApplicationScoped
public class TicketRegister {

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final CallerAccess callerAccess;

    TicketRegister(AgroalDataSource database, CurrentCaller caller, CallerAccess callerAccess) {
        this.database = database;
        this.caller = caller;
        this.callerAccess = callerAccess;
    }

    /** What the filter leaves, to be read piece by piece. */
    public RegisterQuery select(RegisterFilter filter) {
        callerAccess.requireEverything();
        return new RegisterQuery(database, caller.accountId(), filter);
    }
}
