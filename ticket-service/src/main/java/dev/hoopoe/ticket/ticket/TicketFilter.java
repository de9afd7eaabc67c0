package dev.hoopoe.ticket.ticket;

/**
 * What a list of tickets is narrowed to; null leaves a field open.
 *
 * @param tag the key of a tag's name
 * @param clientName part of the client's name, in any case
 * @param clientEmail part of the client's e-mail address, in any case
 */
public record TicketFilter(
        TicketStatus status,
        String priority,
        Long departmentId,
        Long ticketId,
        String tag,
        String clientName,
        String clientEmail,
        TicketSearch search,
        boolean unreadOnly) {

    public static final TicketFilter UNREAD = new TicketFilter(null, null, null, null, null, null, null, null, true);

    /** True when both unread tickets and others may meet it. */
    boolean isMixed() {
        return status == null && !unreadOnly;
    }
}
