package dev.hoopoe.ticket.tag;

import java.util.List;
import java.util.Set;

/** The tags of a {@link TagChoice}, held against renaming and deletion until the transaction ends; {@code created} among them are new. */
public record ChosenTags(Set<Tag> all, List<Tag> created) {}
