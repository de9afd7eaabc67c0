package dev.hoopoe.ticket.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * A ticket that matches a search.
 *
 * @param grade the texts that contain all words: 3 title or external id, 2 with the client, 1 with the description, 0
 *     with messages
 */
record SearchHit(long id, Instant createdAt, int grade) {

    /** By grade, how many days older a hit may be than one of grade 0 and still rank before it. */
    private static final long[] DAYS = {0, 60, 180, 365};

    static final Comparator<SearchHit> BY_RELEVANCE = Comparator.comparingLong(SearchHit::score)
            .thenComparingLong(SearchHit::id)
            .reversed();

    /** Independent of the present time, so that a cursor finds every hit in the same place. */
    long score() {
        return createdAt.getEpochSecond() + TimeUnit.DAYS.toSeconds(DAYS[grade]);
    }

    HitPosition position() {
        return new HitPosition(createdAt, id);
    }
}
