package dev.hoopoe.directory.storage;

import java.util.Optional;

/** Turns what a caller searches for into a LIKE pattern that finds it anywhere, whatever its case; wildcards stand for themselves. */
public final class SearchTerm {

    private SearchTerm() {}

    /** The pattern, to be compared by {@code like … escape '!'} after {@code lower}; none when there is nothing to search for. */
    public static Optional<String> pattern(String term) {
        if (term == null || term.isBlank()) {
            return Optional.empty();
        }
        var literal = term.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return Optional.of("%" + literal + "%");
    }
}
