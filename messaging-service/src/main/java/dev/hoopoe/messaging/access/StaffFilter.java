package dev.hoopoe.messaging.access;

import dev.hoopoe.common.identity.AllowedRoles;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses staff whose token says more than they are now: 401 to a user who is gone or no longer active, and where only
 * administrators may call, 403 to one who is an administrator by token alone.
 */
public class StaffFilter {

    private static final List<String> ADMINISTRATORS = List.of(Roles.ADMINISTRATOR);

    private final CurrentCaller caller;
    private final CallerVisibility visibility;

    StaffFilter(CurrentCaller caller, CallerVisibility visibility) {
        this.caller = caller;
        this.visibility = visibility;
    }

    /** After the filter that says who calls. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void check(ResourceInfo operation) {
        var allowed = AllowedRoles.of(operation);
        if (allowed.isEmpty() || !caller.get().isStaff()) {
            return;
        }
        if (allowed.get().equals(ADMINISTRATORS)) {
            visibility.requireAdministrator();
        } else {
            visibility.requireActive();
        }
    }
}
