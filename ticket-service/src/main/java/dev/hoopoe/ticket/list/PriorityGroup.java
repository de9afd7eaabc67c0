package dev.hoopoe.ticket.list;

import java.util.Set;

/** Priorities that a dialect shows as one: those named or, if {@code open}, all but those. */
public record PriorityGroup(Set<String> names, boolean open) {

    public PriorityGroup {
        names = Set.copyOf(names);
    }

    public static PriorityGroup of(String... names) {
        return new PriorityGroup(Set.of(names), false);
    }

    public static PriorityGroup allBut(Set<String> names) {
        return new PriorityGroup(names, true);
    }

    public boolean contains(String priority) {
        return names.contains(priority) != open;
    }
}
