package dev.hoopoe.ticket.netia;

import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.ticket.list.TicketFilter;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.search.TicketSearchService;
import dev.hoopoe.ticket.tag.TagName;
import dev.hoopoe.ticket.tag.TagService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds the tickets of conversations by the words of their texts and by a tag, among those that the caller sees. */
@ApplicationScoped
class ConversationFinder {

    private final TicketSearchService searches;
    private final TicketListService lists;
    private final TagService tags;

    ConversationFinder(TicketSearchService searches, TicketListService lists, TagService tags) {
        this.searches = searches;
        this.lists = lists;
        this.tags = tags;
    }

    /**
     * The newest tickets that have all words and bear the tag.
     *
     * @param words null for any
     * @param tagId null for any
     */
    FoundConversations find(SearchQuery words, UUID tagId, int limit) {
        if (tagId == null) {
            return FoundConversations.of(newest(words, TicketFilter.ALL, limit + 1), limit, null);
        }
        return tags.ofNameId(tagId)
                .map(tag -> {
                    var tagged = TicketFilter.builder()
                            .tags(Set.of(TagName.keyOf(tag.name())))
                            .build();
                    return FoundConversations.of(newest(words, tagged, limit + 1), limit, tag.name());
                })
                .orElse(FoundConversations.NONE);
    }

    private List<Long> newest(SearchQuery words, TicketFilter filter, int most) {
        return words == null ? lists.newest(filter, most) : searches.newest(words, filter, most);
    }
}
