package dev.hoopoe.directory.access;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.user.UserTransactions;
import dev.hoopoe.directory.user.UserType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses with 401 staff who have no active user, and makes an agent of administrators whose user is an agent now: 403 where
 * only administrators may call (docs/decisions/0046).
 */
public class StaffFilter {

    private final CurrentCaller caller;
    private final UserTransactions users;

    StaffFilter(CurrentCaller caller, UserTransactions users) {
        this.caller = caller;
        this.users = users;
    }

    /** After the filter that sets the caller. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void check(ResourceInfo operation) {
        var byToken = caller.get();
        if (!byToken.isStaff()) {
            return;
        }
        var type = users.findActiveType(byToken.personId())
                .orElseThrow(() -> new HoopoeException(
                        ErrorKind.UNAUTHENTICATED, "The user of this access token is no longer active"));
        if (byToken.isAdministrator() && type != UserType.ADMINISTRATOR) {
            requireOpenToAgents(operation);
            caller.set(agent(byToken));
        }
    }

    private static Caller agent(Caller byToken) {
        return new Caller(byToken.accountId(), Caller.Kind.AGENT, byToken.id(), byToken.name(), byToken.sessionId());
    }

    /** An operation without roles is open to every caller, or to every caller with a token. */
    private static void requireOpenToAgents(ResourceInfo operation) {
        var allowed = rolesOf(operation);
        if (allowed != null && !List.of(allowed.value()).contains(Roles.AGENT)) {
            throw HoopoeException.forbidden("Only administrators may do this");
        }
    }

    private static RolesAllowed rolesOf(ResourceInfo operation) {
        var onMethod = operation.getResourceMethod().getAnnotation(RolesAllowed.class);
        return onMethod == null ? operation.getResourceClass().getAnnotation(RolesAllowed.class) : onMethod;
    }
}
