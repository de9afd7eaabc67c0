package dev.hoopoe.ticket.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.TicketEdit;
import dev.hoopoe.ticket.ticket.TicketPriority;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Any of a ticket's fields (contract Homa, row H-14): a null component was absent, an empty one was null in the JSON.
 */
record UpdateTicketRequest(
        Optional<@Text(max = 255) String> title,
        @Schema(format = "uuid") Optional<@NotNull String> clientId,
        Optional<@NotNull String> channelId,
        @Schema(implementation = TicketStatus.class) Optional<@NotNull String> status,
        @Schema(minLength = 1, maxLength = 50) Optional<@NotNull String> priority,
        Optional<Long> departmentId,
        Optional<@Length(max = 255) String> externalId,
        Optional<@NotNull ObjectNode> customFields,
        ObjectNode parameters) {

    TicketEdit toEdit() {
        return TicketEdit.builder()
                .title(given(title, Function.identity()))
                .clientId(given(clientId, id -> PathIds.uuid(id, "client_id")))
                .channelId(given(channelId, Function.identity()))
                .departmentId(departmentId)
                .status(given(status, TicketStatus::of))
                .priority(given(priority, TicketPriority::of))
                .externalId(externalId)
                .customFields(given(customFields, Function.identity()))
                .parameters(parameters)
                .build();
    }

    private static <T, R> R given(Optional<T> field, Function<T, R> reading) {
        return field == null ? null : field.map(reading).orElse(null);
    }
}
