package dev.hoopoe.messaging.access;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What members of the staff see who are connected and not calling: as they are now, not as when they connected. */
@ApplicationScoped
public class StaffVisibility {

    private final CallerVisibility visibility;
    private final AccountScope scope;

    StaffVisibility(CallerVisibility visibility, AccountScope scope) {
        this.visibility = visibility;
        this.scope = scope;
    }

    /**
     * Whether a member of the staff sees the ticket. The predicate is for one event: it looks each person up once and
     * remembers the answer. Several threads may call it: the one that broadcasts the event, and those that join channels.
     */
    public Predicate<Caller> seeing(TicketView ticket) {
        var known = new ConcurrentHashMap<UUID, Boolean>();
        return staff -> known.computeIfAbsent(
                staff.personId(),
                id -> of(staff).filter(sees -> sees.allows(ticket)).isPresent());
    }

    /** Empty for somebody who is no longer active. */
    private Optional<TicketVisibility> of(Caller staff) {
        try {
            return Optional.of(scope.call(staff, visibility::get));
        } catch (HoopoeException e) {
            return Optional.empty();
        }
    }
}
