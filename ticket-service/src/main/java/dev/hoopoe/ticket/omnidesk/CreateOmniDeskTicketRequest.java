package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.ticket.NewTicket;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a ticket is created from (contract OmniDesk, row O-08 and section 4.3).
 *
 * @param createEvent whether an event is put into the calendar when there is a {@code dueAt}
 */
record CreateOmniDeskTicketRequest(
        @NotNull @Positive Long clientId,
        @Text(max = 150) String subject,
        String description,
        @Schema(implementation = OmniDeskPriority.class) String priority,
        @Schema(format = "date-time") String dueAt,
        @Positive Long assignedTo,
        Boolean createEvent) {

    private static final String CHANNEL = "web";

    /** Refuses an invalid priority or time before a placeholder client is created in vain. */
    void check() {
        toNewTicket(null, null);
    }

    /** With the client and the assignee of these numbers. */
    NewTicket toNewTicket(UUID client, UUID assignee) {
        return NewTicket.builder(subject, client, CHANNEL)
                .description(description == null || Characters.isBlank(description) ? null : description)
                .priority((priority == null ? OmniDeskPriority.MEDIA : OmniDeskPriority.of(priority)).canonical())
                .assigneeId(assignee)
                .dueAt(DialectTime.parse(dueAt, "due_at"))
                .build();
    }

    boolean wantsEvent() {
        return Boolean.TRUE.equals(createEvent) && dueAt != null;
    }
}
