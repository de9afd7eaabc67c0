package dev.hoopoe.directory.storage;

import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.common.text.TextFolding;
import java.util.List;
import java.util.Optional;

/** LIKE patterns of a search term for {@link SearchText}; wildcards are escaped. */
public final class SearchTerm {

    /** Shortest term that the trigram index finds anywhere in a text; shorter ones only at the beginning of a word. */
    private static final int INDEXED = 3;

    private SearchTerm() {}

    /**
     * The pattern of the term anywhere, for {@code like … escape '!'}; empty for an empty term.
     */
    public static Optional<String> pattern(String term) {
        return literal(term).map(literal -> "%" + literal + "%");
    }

    /** True for a term so short that a search anywhere in the text would scan all rows. */
    public static boolean isShort(String term) {
        return term != null && TextFolding.fold(term).length() < INDEXED;
    }

    /**
     * One or two patterns for the words of a short term; empty for a longer term, or one with signs.
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

    /** The pattern of texts that begin with the term. */
    public static Optional<String> beginning(String term) {
        return literal(term).map(literal -> literal + "%");
    }

    /** The pattern of texts in which a later word begins with the term. */
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
