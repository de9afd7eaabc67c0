package dev.hoopoe.ticket.export;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.access.CallerVisibility;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Exports all tickets of the account, oldest first, for callers who see every one of them. */
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

    /** The tickets that meet the filter, to be read in batches. */
    public TicketExportQuery select(TicketExportFilter filter) {
        callerVisibility.requireEverything();
        return new TicketExportQuery(database, caller.accountId(), filter);
    }
}
