package dev.hoopoe.ticket.hcall;

import dev.hoopoe.ticket.status.StatusWords;
import dev.hoopoe.ticket.status.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** HCall's words for statuses, such as {@code conclued}. */
@ApplicationScoped
class HCallStatusWords implements StatusWords {

    @Override
    public Set<TicketStatus> statusesOf(String word) {
        return HCallStatus.named(word).map(HCallStatus::canonical).orElse(Set.of());
    }
}
