package dev.hoopoe.directory.access;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedRoles;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.user.ActiveUserTypes;
import dev.hoopoe.directory.user.UserType;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses staff without an active user with 401, and treats administrators by token whose user is an agent as agents: 403
 * where only administrators may call (docs/decisions/0046).
 */
public class StaffFilter {

    private final CurrentCaller caller;
    private final ActiveUserTypes types;

    StaffFilter(CurrentCaller caller, ActiveUserTypes types) {
        this.caller = caller;
        this.types = types;
    }

    /** After the filter that sets the caller. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void check(ResourceInfo operation) {
        var byToken = caller.get();
        if (!byToken.isStaff()) {
            return;
        }
        var type = types.find(byToken.personId())
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

    private static void requireOpenToAgents(ResourceInfo operation) {
        if (AllowedRoles.of(operation)
                .filter(roles -> !roles.contains(Roles.AGENT))
                .isPresent()) {
            throw HoopoeException.forbidden("Only administrators may do this");
        }
    }
}
