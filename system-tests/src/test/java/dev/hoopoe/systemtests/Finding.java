package dev.hoopoe.systemtests;

import java.util.Set;

/**
 * What was found when writes were held against what came by one way.
 *
 * @param outOfOrder aggregates
 */
record Finding(String way, int writes, Set<Write> lost, Set<Write> doubled, Set<String> outOfOrder) {

    boolean isWhole() {
        return lost.isEmpty() && doubled.isEmpty() && outOfOrder.isEmpty();
    }

    /** A line for people. */
    String summary() {
        return "%-10s %7d writes  %d lost  %d doubled  %d out of order"
                .formatted(way, writes, lost.size(), doubled.size(), outOfOrder.size());
    }
}
