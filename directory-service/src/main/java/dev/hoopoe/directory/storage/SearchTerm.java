package dev.hoopoe.directory.storage;

import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.common.text.TextFolding;
import java.util.List;
import java.util.Optional;

/** Turns what a caller searches for into LIKE patterns that find it in a {@link SearchText}; wildcards stand for themselves. */
public final class SearchTerm {

    /** By so many letters in a row the database's indexes find a text, or by fewer that begin a word. */
    private static final int INDEXED = 3;

    private SearchTerm() {}

    /**
     * The pattern that finds the term anywhere, to be compared by {@code like … escape '!'}; none when there is nothing to
     * search for.
     */
    public static Optional<String> pattern(String term) {
        return literal(term).map(literal -> "%" + literal + "%");
    }

    /** True for a term that should rather be searched for where a word begins, lest all texts be read. */
    public static boolean isShort(String term) {
        return term != null && TextFolding.fold(term).length() < INDEXED;
    }

    /**
     * One or two patterns of texts with words that begin as the term's do; none for a term that is not short, or is more than its
     * words.
     */
    public static List<String> shortWords(String term) {
        if (!isShort(term)) {
            return List.of();
        }
        var words = SearchWords.searched(term);
        return String.join("", words).equals(TextFolding.fold(term))
                ? words.stream().map(word -> "% " + word + "%").toList()
                : List.of();
    }

    /** As {@link #pattern}, but of texts that begin with the term. */
    public static Optional<String> beginning(String term) {
        return literal(term).map(literal -> literal + "%");
    }

    /** As {@link #pattern}, but of texts where a later word begins with the term. */
    public static Optional<String> laterBeginning(String term) {
        return literal(term).map(literal -> "% " + literal + "%");
    }

    private static Optional<String> literal(String term) {
        return Optional.ofNullable(term)
                .map(TextFolding::fold)
                .filter(text -> !text.isEmpty())
                .map(LikePattern::literal);
    }
}
