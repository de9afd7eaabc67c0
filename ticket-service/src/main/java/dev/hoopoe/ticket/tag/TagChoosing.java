package dev.hoopoe.ticket.tag;

import dev.hoopoe.common.error.HoopoeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Resolves a choice to tags, locking in an order in which parallel choices cannot deadlock. */
final class TagChoosing {

    private static final int TRIES = 5;

    private final TagRepository tags;
    private final Set<Long> ids;
    private final TreeMap<String, TagName> names = new TreeMap<>();
    private final Set<Tag> all = new LinkedHashSet<>();
    private final List<Tag> created = new ArrayList<>();

    TagChoosing(TagRepository tags, TagChoice choice) {
        this.tags = tags;
        this.ids = choice.ids();
        choice.names().forEach(name -> names.putIfAbsent(name.key(), name));
    }

    ChosenTags choose() {
        var known = tags.share(ids, names.keySet());
        requireAll(known);
        all.addAll(known);
        known.forEach(tag -> names.remove(tag.key()));
        names.values().forEach(this::createOrTake);
        return new ChosenTags(all, created);
    }

    private void requireAll(List<Tag> known) {
        var unknown = new HashSet<>(ids);
        known.forEach(tag -> unknown.remove(tag.id()));
        if (!unknown.isEmpty()) {
            throw HoopoeException.invalid("tag_ids", "holds a tag that does not exist");
        }
    }

    /**
     * A concurrent transaction that creates the same tag may roll back, or the tag may be renamed or deleted right
     * after: then retry.
     */
    private void createOrTake(TagName name) {
        for (var tried = 0; tried < TRIES; tried++) {
            var fresh = tags.createUnlessTaken(name);
            if (fresh.isPresent()) {
                created.add(fresh.get());
                all.add(fresh.get());
                return;
            }
            var taken = tags.share(Set.of(), Set.of(name.key()));
            if (!taken.isEmpty()) {
                all.addAll(taken);
                return;
            }
        }
        throw HoopoeException.conflict("The tag " + name.text() + " is being changed by others; try again");
    }
}
