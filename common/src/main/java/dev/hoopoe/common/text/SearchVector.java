package dev.hoopoe.common.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The words of a row's texts as a {@code tsvector} in PostgreSQL's own notation, to be cast and never parsed as
 * language. Each word begins with the {@link SearchPeriod} of the row and has the weight of the text that had it
 * first, so the most important text is added first.
 */
public final class SearchVector {

    /** A tsvector holds 1 MB of words and positions; further words are dropped. */
    static final int MOST_BYTES = 500_000;

    /** Bytes of a word besides its text: a position with weight, the number of positions, alignment. */
    private static final int BYTES_BESIDE = 6;

    private final String period;
    private final Set<String> words = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private int bytes;

    /** The vector of a row that was created at that time. */
    public SearchVector(Instant createdAt) {
        this.period = SearchPeriod.of(createdAt).prefix();
    }

    /** Adds the words of a text; null has none. */
    public SearchVector add(SearchWeight weight, String more) {
        if (more != null && !isFull()) {
            SearchWords.indexed(more).forEach(word -> addWord(weight, word.text()));
        }
        return this;
    }

    /** Adds a word that no search term matches, for {@link SearchQuery#among}; null adds none. */
    public SearchVector mark(String mark) {
        if (mark != null) {
            addWord(SearchWeight.A, marked(mark));
        }
        return this;
    }

    /** True when further words would be dropped. */
    public boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** Fit for {@code CAST(… AS tsvector)}. */
    public String text() {
        return text.toString();
    }

    private void addWord(SearchWeight weight, String word) {
        if (isFull() || !words.add(word)) {
            return;
        }
        bytes += period.length() + word.getBytes(StandardCharsets.UTF_8).length + BYTES_BESIDE;
        text.append(text.length() == 0 ? "" : " ")
                .append(quoted(period + word))
                .append(":1")
                .append(weight);
    }

    /** No word begins with this control character. */
    static String marked(String mark) {
        return "\u0001" + mark;
    }

    /** A quoted lexeme, for a vector or a query. */
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
