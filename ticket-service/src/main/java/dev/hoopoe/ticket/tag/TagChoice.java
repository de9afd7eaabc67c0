package dev.hoopoe.ticket.tag;

import java.util.List;
import java.util.Set;

/** The tags that a caller chooses: by id, which must exist, and by name, which need not. */
public record TagChoice(Set<Long> ids, List<TagName> names) {}
