package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.ticket.status.StatusWords;
import dev.hoopoe.ticket.status.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** OmniDesk's words for statuses, such as {@code cerrado}. */
@ApplicationScoped
class OmniDeskStatusWords implements StatusWords {

    @Override
    public Set<TicketStatus> statusesOf(String word) {
        return OmniDeskStatus.named(word).map(OmniDeskStatus::canonical).orElse(Set.of());
    }
}
