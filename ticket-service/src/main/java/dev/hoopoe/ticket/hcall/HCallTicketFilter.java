package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.export.TicketExportFilter;
import dev.hoopoe.ticket.status.TicketStatus;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The filters of C-10; all that are given hold together, and an empty one is none (contract HCall, section 6). */
public class HCallTicketFilter {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @QueryParam("author")
    @Parameter(description = "The author's whole e-mail address, in upper or lower case")
    String author;

    @QueryParam("status")
    @Parameter(schema = @Schema(implementation = HCallStatus.class))
    String status;

    @QueryParam("date")
    @Parameter(
            description = "The earliest day of creation, in UTC",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String date;

    @QueryParam("name")
    @Parameter(description = "A part of the ticket's name, in upper or lower case")
    String name;

    /** Refuses an invalid date as invalid, and an unknown status as not found. */
    TicketExportFilter toExportFilter() {
        return new TicketExportFilter(
                given(author, Function.identity()),
                given(status, HCallTicketFilter::statuses),
                given(date, HCallTicketFilter::beginningOf),
                given(name, Function.identity()));
    }

    private static <R> R given(String parameter, Function<String, R> reading) {
        return parameter == null || parameter.isEmpty() ? null : reading.apply(parameter);
    }

    private static Set<TicketStatus> statuses(String word) {
        return HCallStatus.named(word)
                .map(HCallStatus::canonical)
                .orElseThrow(() -> HoopoeException.notFound("Ticket"));
    }

    private static Instant beginningOf(String day) {
        try {
            if (DATE.matcher(day).matches()) {
                return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException noSuchDay) {
            throw noDate();
        }
        throw noDate();
    }

    private static HoopoeException noDate() {
        return HoopoeException.invalid("date", "must be a day such as 2023-07-15");
    }
}
