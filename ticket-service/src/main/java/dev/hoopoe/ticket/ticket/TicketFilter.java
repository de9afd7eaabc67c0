package dev.hoopoe.ticket.ticket;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a list of tickets is narrowed to; null leaves a field open.
 *
 * @param statuses one of these
 * @param tags keys of the names of tags, of which a ticket has at least one
 * @param clientName part of the client's name, in any case
 * @param clientEmail part of the client's e-mail address, in any case
 */
public record TicketFilter(
        TicketStatus status,
        String priority,
        Long departmentId,
        Long ticketId,
        Set<String> tags,
        String clientName,
        String clientEmail,
        TicketSearch search,
        boolean unreadOnly,
        Set<TicketStatus> statuses,
        PriorityGroup priorities,
        UUID clientId,
        UUID assigneeId) {

    public static final TicketFilter UNREAD = new TicketFilter(null, null, null, null, null, null, null, null, true);

    /** Meets every ticket. */
    static final TicketFilter ALL = ofGroups(null, null, null, null);

    /** Narrowed by what single values say. */
    public TicketFilter(
            TicketStatus status,
            String priority,
            Long departmentId,
            Long ticketId,
            Set<String> tags,
            String clientName,
            String clientEmail,
            TicketSearch search,
            boolean unreadOnly) {
        this(
                status,
                priority,
                departmentId,
                ticketId,
                tags,
                clientName,
                clientEmail,
                search,
                unreadOnly,
                null,
                null,
                null,
                null);
    }

    /** Narrowed by groups, as dialects have them, and by persons. */
    public static TicketFilter ofGroups(
            Set<TicketStatus> statuses, PriorityGroup priorities, UUID clientId, UUID assigneeId) {
        return new TicketFilter(
                null, null, null, null, null, null, null, null, false, statuses, priorities, clientId, assigneeId);
    }

    /** True when nothing but one tag is asked for. */
    boolean isTagAlone() {
        return tags != null
                && tags.size() == 1
                && equals(new TicketFilter(null, null, null, null, tags, null, null, null, false));
    }

    /** True when nothing but parts of the client's name and address is asked for. */
    boolean isClientAlone() {
        return (clientName != null || clientEmail != null)
                && equals(new TicketFilter(null, null, null, null, null, clientName, clientEmail, null, false));
    }

    /** True when both unread tickets and others may meet it. */
    boolean isMixed() {
        return status == null && !unreadOnly && (statuses == null || readApart().size() > 1);
    }

    /** Whether those of the statuses are unread: both answers when some are. */
    Set<Boolean> readApart() {
        return statuses.stream().map(TicketStatus::isUnread).collect(Collectors.toSet());
    }
}
