package dev.hoopoe.ticket.homa;

import dev.hoopoe.ticket.tag.Tag;

/** A tag as contract Homa, section 4, shows it. */
record TagResponse(long id, String name) {

    static TagResponse of(Tag tag) {
        return new TagResponse(tag.id(), tag.name());
    }
}
