package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.list.PriorityGroup;
import dev.hoopoe.ticket.list.TicketFilter;
import dev.hoopoe.ticket.list.TicketOrder;
import dev.hoopoe.ticket.search.TicketSearch;
import dev.hoopoe.ticket.search.TicketSort;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.TagName;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of a list of tickets (contract Homa, rows H-11 and H-18); an empty one counts as absent. */
public class TicketListParameters {

    private static final String SEARCH =
            "Words, or beginnings of words, that all occur in one ticket's title, external id, description, replies and notes,"
                    + " or in its client's name and address; or a ticket's number, such as 652 or #652. Case and accents do not"
                    + " matter, punctuation is ignored. Each row has found. Hits are counted up to 10,000: with more, total is"
                    + " 10000 and total_is_exact is false. Page numbers end there too; a cursor goes on. By relevance the newest"
                    + " 1,000 hits come first, ranked by the text that matches and by age, then the others, newest first";

    private static final String INTEGER = "[0-9]{1,18}";

    @QueryParam("status")
    @Parameter(description = "Tickets in one of these", schema = @Schema(implementation = TicketStatus.class))
    List<String> status;

    @QueryParam("priority")
    @Parameter(description = "Tickets of one of these, such as low, medium, high or urgent")
    List<String> priority;

    @QueryParam("department_id")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String departmentId;

    @QueryParam("ticket_id")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String ticketId;

    @QueryParam("tag")
    @Parameter(description = "Tickets with one of these: a tag's name, in upper or lower case")
    List<String> tag;

    @QueryParam("client_name")
    @Parameter(description = "A part of the client's name")
    String clientName;

    @QueryParam("client_email")
    @Parameter(description = "A part of the client's e-mail address")
    String clientEmail;

    @QueryParam("search")
    @Parameter(description = SEARCH)
    String search;

    @QueryParam("sort")
    @Parameter(
            description = "The order; by default relevance with a search, and else the list's own",
            schema = @Schema(implementation = TicketSort.class))
    String sort;

    TicketFilter toFilter() {
        var statuses = given(status).map(TicketStatus::of).collect(Collectors.toSet());
        var tags = given(tag).map(TagName::keyOf).collect(Collectors.toSet());
        var priorities = given(priority).map(String::strip).collect(Collectors.toSet());
        return TicketFilter.builder()
                .status(onlyOne(statuses))
                .statuses(statuses.size() > 1 ? statuses : null)
                .priority(onlyOne(priorities))
                .priorities(priorities.size() > 1 ? new PriorityGroup(priorities, false) : null)
                .departmentId(given(departmentId, text -> integer(text, "department_id")))
                .ticketId(given(ticketId, text -> integer(text, "ticket_id")))
                .tags(tags.isEmpty() ? null : tags)
                .clientName(given(clientName, String::strip))
                .clientEmail(given(clientEmail, String::strip))
                .build();
    }

    /** Empty when the parameter {@code search} is absent or blank. */
    Optional<TicketSearch> toSearch() {
        return Optional.ofNullable(given(
                search, term -> TicketSearch.of(term, given(sort, TicketSort::of, TicketSort.RELEVANCE))));
    }

    private static <R> R onlyOne(Set<R> values) {
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private static Stream<String> given(List<String> parameter) {
        return parameter.stream().filter(value -> !value.isBlank());
    }

    /** The order of a list without a search; {@code usual} when the caller names none. Refuses relevance. */
    TicketOrder order(TicketOrder usual) {
        return switch (given(sort, TicketSort::of, TicketSort.RELEVANCE)) {
            case NEWEST -> TicketOrder.NEWEST_FIRST;
            case UNREAD -> TicketOrder.UNREAD_FIRST;
            case RELEVANCE -> {
                if (sort != null && !sort.isBlank()) {
                    throw HoopoeException.invalid("sort", "relevance needs a search");
                }
                yield usual;
            }
        };
    }

    private static <R> R given(String parameter, Function<String, R> reading, R otherwise) {
        var value = given(parameter, reading);
        return value == null ? otherwise : value;
    }

    private static <R> R given(String parameter, Function<String, R> reading) {
        return parameter == null || parameter.isBlank() ? null : reading.apply(parameter);
    }

    private static Long integer(String text, String name) {
        if (!text.matches(INTEGER)) {
            throw HoopoeException.invalid(name, "must be an integer");
        }
        return Long.valueOf(text);
    }
}
