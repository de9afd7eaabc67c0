package dev.hoopoe.ticket.search;

import dev.hoopoe.common.text.SearchPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The periods that the next statement reads, and those that are left.
 *
 * @param newest the first of them
 * @param oldest the last of them
 * @param end the last of all
 * @param share how much of their time has hits to read: the newest one may have just begun
 */
record HitPeriods(SearchPeriod newest, SearchPeriod oldest, SearchPeriod end, double share) {

    private static final double SOON = 0.3;

    /** Safety factor: older periods may have fewer hits than the newer ones. */
    private static final double DOUBT = 1.1;

    static Optional<HitPeriods> from(Instant newest, Instant oldest) {
        var first = SearchPeriod.of(newest);
        var end = SearchPeriod.of(oldest);
        if (first.compareTo(end) < 0) {
            return Optional.empty();
        }
        var share = (double) Duration.between(first.begin(), newest).toSeconds() / SearchPeriod.LENGTH.toSeconds();
        var more = share < SOON && first.compareTo(end) > 0 ? 1 : 0;
        return Optional.of(new HitPeriods(first, first.before(more), end, share + more));
    }

    /** As many older periods as should have the missing hits; empty when none are left. */
    Optional<HitPeriods> next(long found, long missing) {
        var left = oldest.number() - end.number();
        if (left <= 0) {
            return Optional.empty();
        }
        var wanted = found == 0 ? left : Math.ceil(missing * share * DOUBT / found);
        var amount = (int) Math.max(1, Math.min(left, wanted));
        var first = oldest.before(1);
        return Optional.of(new HitPeriods(first, oldest.before(amount), end, amount));
    }

    boolean contain(Instant time) {
        var period = SearchPeriod.of(time);
        return period.compareTo(oldest) >= 0 && period.compareTo(newest) <= 0;
    }
}
