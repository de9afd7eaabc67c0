package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.CloudEvents;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of event types that readers may use: all of an aggregate ({@code ticket}), one ({@code ticket.created}), or one
 * as the event has it ({@code dev.hoopoe.ticket.created.v1}). They are listed in {@code docs/events}.
 */
final class EventNames {

    static final List<String> KNOWN = List.of(
            "account.created",
            "account.deleted",
            "account.hosts_changed",
            "account.resumed",
            "account.suspended",
            "attribute.created",
            "attribute.deleted",
            "attribute.updated",
            "channel.created",
            "channel.deleted",
            "channel.updated",
            "client.created",
            "client.deleted",
            "client.merged",
            "client.updated",
            "department.created",
            "department.deleted",
            "department.updated",
            "message.created",
            "message.deleted",
            "message.updated",
            "removal.completed",
            "session.ended",
            "session.started",
            "ticket.assigned",
            "ticket.created",
            "ticket.deleted",
            "ticket.department_changed",
            "ticket.message_added",
            "ticket.noted",
            "ticket.status_changed",
            "ticket.tagged",
            "ticket.updated",
            "user.created",
            "user.deleted",
            "user.updated");

    private static final String VERSION = ".v1";

    private EventNames() {}

    /** The prefix of the types of that name. */
    static String beginning(String name) {
        return name.startsWith(CloudEvents.TYPE_PREFIX) ? name : CloudEvents.TYPE_PREFIX + name + ".";
    }

    /**
     * Refuses unknown names.
     *
     * @param field the wire name for the error
     */
    static void check(Collection<String> names, String field) {
        var aggregates = aggregates();
        for (var name : names) {
            if (!aggregates.contains(name)
                    && shortName(name).filter(KNOWN::contains).isEmpty()) {
                throw HoopoeException.invalid(
                        field,
                        "must be names of events: " + String.join(", ", aggregates) + "; or one of "
                                + String.join(", ", KNOWN)
                                + "; or the full type, such as dev.hoopoe.ticket.created.v1");
            }
        }
    }

    private static Optional<String> shortName(String name) {
        if (!name.startsWith(CloudEvents.TYPE_PREFIX)) {
            return Optional.of(name);
        }
        return name.endsWith(VERSION)
                ? Optional.of(name.substring(CloudEvents.TYPE_PREFIX.length(), name.length() - VERSION.length()))
                : Optional.empty();
    }

    private static SortedSet<String> aggregates() {
        var aggregates = new TreeSet<String>();
        KNOWN.forEach(name -> aggregates.add(name.substring(0, name.indexOf('.'))));
        return aggregates;
    }
}
