package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameter {@code ticket_id} of H-47: an integer; a number that no ticket can have finds nothing. */
public class MessageParameters {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final long NO_TICKET = 0;

    @QueryParam("ticket_id")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String text;

    /** The ticket asked for; null without a filter. */
    Long ticketId() {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!INTEGER.matcher(text).matches()) {
            throw HoopoeException.invalid("ticket_id", "must be an integer");
        }
        try {
            return Math.max(Long.parseLong(text), NO_TICKET);
        } catch (NumberFormatException overflow) {
            return NO_TICKET;
        }
    }
}
