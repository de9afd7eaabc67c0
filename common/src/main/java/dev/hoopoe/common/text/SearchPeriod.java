package dev.hoopoe.common.text;

import java.time.Duration;
import java.time.Instant;

/**
 * Two weeks, counted from 1970-01-01. Every indexed word begins with the period of its row, so that the newest rows
 * of a common word are found without reading the whole list of its rows. Times before 1970 and after 2117 count as
 * the first and the last period.
 */
public record SearchPeriod(int number) implements Comparable<SearchPeriod> {

    public static final Duration LENGTH = Duration.ofDays(14);

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LAST = DIGITS.length() * DIGITS.length() - 1;

    public static SearchPeriod of(Instant time) {
        return new SearchPeriod((int)
                Math.max(0, Math.min(LAST, Math.floorDiv(time.getEpochSecond(), LENGTH.toSeconds()))));
    }

    public Instant begin() {
        return Instant.EPOCH.plus(LENGTH.multipliedBy(number));
    }

    /** The period this number of periods earlier. */
    public SearchPeriod before(int periods) {
        return new SearchPeriod(number - periods);
    }

    /** Two characters, so that no word of one period is a prefix of a word of another. */
    public String prefix() {
        return "" + DIGITS.charAt(number / DIGITS.length()) + DIGITS.charAt(number % DIGITS.length());
    }

    @Override
    public int compareTo(SearchPeriod other) {
        return Integer.compare(number, other.number);
    }
}
