package dev.hoopoe.systemtests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What events came by one way, in the order in which they came; one that comes again by the same id counts once.
 *
 * @param way as people call it
 */
record Trail(String way, List<ObservedEvent> events) {

    /** These writes held against what came. */
    Finding finding(Collection<Write> writes) {
        return new Finding(way, writes.size(), lost(writes), doubled(writes), outOfOrder());
    }

    /** How many different events there are whose type begins like this. */
    int idsOf(String types) {
        return (int) events.stream()
                .filter(event -> event.type().startsWith(types))
                .map(ObservedEvent::id)
                .distinct()
                .count();
    }

    /** Writes that no event tells of. */
    Set<Write> lost(Collection<Write> writes) {
        var lost = new HashSet<>(writes);
        events.forEach(event -> lost.remove(Write.toldBy(event)));
        return lost;
    }

    /** Writes that two events tell of. */
    private Set<Write> doubled(Collection<Write> writes) {
        var ids = events.stream().collect(groupingBy(Write::toldBy, mapping(ObservedEvent::id, toSet())));
        return writes.stream()
                .filter(write -> ids.getOrDefault(write, Set.of()).size() > 1)
                .collect(toSet());
    }

    /** Aggregates with an event that came after a later one. */
    private Set<String> outOfOrder() {
        var seen = new HashSet<String>();
        var latest = new HashMap<String, Long>();
        var outOfOrder = new TreeSet<String>();
        for (var event : events) {
            var aggregate = event.type().replaceFirst("\\.[a-z_]+\\.v1$", " ") + event.subject();
            if (seen.add(event.id()) && latest.merge(aggregate, event.sequence(), Math::max) > event.sequence()) {
                outOfOrder.add(aggregate);
            }
        }
        return outOfOrder;
    }
}
