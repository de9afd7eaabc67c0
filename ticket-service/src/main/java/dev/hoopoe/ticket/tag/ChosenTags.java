package dev.hoopoe.ticket.tag;

import java.util.List;
import java.util.Set;

/**
 * The tags of a {@link TagChoice}, locked against renaming and deletion until the transaction ends; {@code created} are
 * the new ones.
 */
public record ChosenTags(Set<Tag> all, List<Tag> created) {}
