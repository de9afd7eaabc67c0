package dev.hoopoe.common.sql;

/** Patterns for {@code LIKE … ESCAPE '!'} in which the characters of the given text stand for themselves. */
public final class LikePattern {

    private LikePattern() {}

    /** Matches the text alone. */
    public static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** Matches what contains the text. */
    public static String containing(String text) {
        return "%" + literal(text) + "%";
    }
}
