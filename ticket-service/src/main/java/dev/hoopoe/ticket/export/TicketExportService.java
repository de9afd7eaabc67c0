package dev.hoopoe.ticket.export;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerVisibility;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** The register: all tickets of the account, oldest first, for those who see every one of them. */
@ApplicationScoped
public class TicketExportService {

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final CallerVisibility callerVisibility;

    TicketExportService(AgroalDataSource database, CurrentCaller caller, CallerVisibility callerVisibility) {
        this.database = database;
        this.caller = caller;
        this.callerVisibility = callerVisibility;
    }

    /** What the filter leaves, to be read piece by piece. */
    public TicketExportQuery select(TicketExportFilter filter) {
        callerVisibility.requireEverything();
        return new TicketExportQuery(database, caller.accountId(), filter);
    }
}
