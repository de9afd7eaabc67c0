package dev.hoopoe.ticket.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * A ticket that answers a search.
 *
 * @param grade which texts answer all of it: 3 title or external id, 2 with the client, 1 with the description, 0 with messages
 */
record SearchHit(long id, Instant createdAt, int grade) {

    /** By how many days a hit may be older than one that only its messages answer, and still stand before it. */
    private static final long[] DAYS = {0, 60, 180, 365};

    static final Comparator<SearchHit> BY_RELEVANCE = Comparator.comparingLong(SearchHit::score)
            .thenComparingLong(SearchHit::id)
            .reversed();

    /** Independent of the present time, so that a walk meets every hit where it stood. */
    long score() {
        return createdAt.getEpochSecond() + TimeUnit.DAYS.toSeconds(DAYS[grade]);
    }

    HitPosition position() {
        return new HitPosition(createdAt, id);
    }
}
