package dev.hoopoe.ticket.search;

/**
 * Which hits to read.
 *
 * @param kind a condition in SQL beside those of the list; empty for none
 * @param after hits that come after this one, the newest first; null for the first ones too
 * @param upTo none that come after this one; null for all
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
