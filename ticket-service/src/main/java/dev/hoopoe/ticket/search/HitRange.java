package dev.hoopoe.ticket.search;

/**
 * Which hits to read.
 *
 * @param kind a further SQL condition; empty for none
 * @param after only hits after this one, newest first; null for no limit
 * @param upTo only hits up to this one; null for no limit
 */
record HitRange(String kind, HitPosition after, HitPosition upTo) {

    static final HitRange ALL = new HitRange("", null, null);

    static HitRange after(HitPosition position) {
        return new HitRange("", position, null);
    }

    static HitRange upTo(HitPosition position) {
        return new HitRange("", null, position);
    }

    String condition() {
        return (after == null ? "true" : "(created_at, id) < (:afterTime, :afterId)")
                + (upTo == null ? "" : " AND (created_at, id) >= (:upToTime, :upToId)");
    }
}
