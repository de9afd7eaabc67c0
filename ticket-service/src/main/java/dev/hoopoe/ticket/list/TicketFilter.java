package dev.hoopoe.ticket.list;

import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which tickets a list has: those that meet every component that is not null.
 *
 * @param tags keys of the names of tags, of which a ticket has at least one
 * @param clientName part of the client's name, in any case
 * @param clientEmail part of the client's e-mail address, in any case
 * @param statuses the ticket is in one of these
 */
public record TicketFilter(
        TicketStatus status,
        String priority,
        Long departmentId,
        Long ticketId,
        Set<String> tags,
        String clientName,
        String clientEmail,
        boolean unreadOnly,
        Set<TicketStatus> statuses,
        PriorityGroup priorities,
        UUID clientId,
        UUID assigneeId) {

    /** Every ticket. */
    public static final TicketFilter ALL = builder().build();

    public static final TicketFilter UNREAD = builder().unreadOnly().build();

    public static Builder builder() {
        return new Builder();
    }

    /** Null, as before the call, does not narrow the list. */
    public static final class Builder {

        private TicketStatus status;
        private String priority;
        private Long departmentId;
        private Long ticketId;
        private Set<String> tags;
        private String clientName;
        private String clientEmail;
        private boolean unreadOnly;
        private Set<TicketStatus> statuses;
        private PriorityGroup priorities;
        private UUID clientId;
        private UUID assigneeId;

        private Builder() {}

        public Builder status(TicketStatus value) {
            status = value;
            return this;
        }

        public Builder priority(String value) {
            priority = value;
            return this;
        }

        public Builder departmentId(Long value) {
            departmentId = value;
            return this;
        }

        public Builder ticketId(Long value) {
            ticketId = value;
            return this;
        }

        public Builder tags(Set<String> value) {
            tags = value;
            return this;
        }

        public Builder clientName(String value) {
            clientName = value;
            return this;
        }

        public Builder clientEmail(String value) {
            clientEmail = value;
            return this;
        }

        public Builder unreadOnly() {
            unreadOnly = true;
            return this;
        }

        public Builder statuses(Set<TicketStatus> value) {
            statuses = value;
            return this;
        }

        public Builder priorities(PriorityGroup value) {
            priorities = value;
            return this;
        }

        public Builder clientId(UUID value) {
            clientId = value;
            return this;
        }

        public Builder assigneeId(UUID value) {
            assigneeId = value;
            return this;
        }

        public TicketFilter build() {
            return new TicketFilter(
                    status,
                    priority,
                    departmentId,
                    ticketId,
                    tags,
                    clientName,
                    clientEmail,
                    unreadOnly,
                    statuses,
                    priorities,
                    clientId,
                    assigneeId);
        }
    }

    /** True when the filter is a single tag and nothing else. */
    boolean isTagAlone() {
        return tags != null && tags.size() == 1 && equals(builder().tags(tags).build());
    }

    /** True when the filter is parts of the client's name and address and nothing else. */
    boolean isClientAlone() {
        return (clientName != null || clientEmail != null)
                && equals(builder()
                        .clientName(clientName)
                        .clientEmail(clientEmail)
                        .build());
    }

    /** True when both unread and read tickets can meet the filter. */
    boolean isMixed() {
        return status == null
                && !unreadOnly
                && (statuses == null || unreadFlags().size() > 1);
    }

    /** The values of column {@code unread} that tickets in these statuses have. */
    Set<Boolean> unreadFlags() {
        return statuses.stream().map(TicketStatus::isUnread).collect(Collectors.toSet());
    }
}
