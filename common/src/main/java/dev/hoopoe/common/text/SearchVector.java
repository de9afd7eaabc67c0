package dev.hoopoe.common.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The words of a row's texts as a {@code tsvector} in PostgreSQL's own notation, to be cast and never parsed as language. Each
 * word begins with the {@link SearchPeriod} of the row and has the weight of the text that had it first, so the most important
 * text is added first.
 */
public final class SearchVector {

    /** A tsvector takes 1 MB of words and positions; what would go beyond this is left out. */
    static final int MOST_BYTES = 500_000;

    /** What a word takes beside its bytes: a position with its weight, their number, and alignment. */
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

    /** Adds what no text says and no term finds, but a {@link SearchQuery#among query} may ask for; null is none. */
    public SearchVector mark(String mark) {
        if (mark != null) {
            addWord(SearchWeight.A, marked(mark));
        }
        return this;
    }

    /** True when nothing that is added now would be found. */
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

    /** No word has the control character that a mark begins with. */
    static String marked(String mark) {
        return "\u0001" + mark;
    }

    /** A lexeme as it stands, in a vector as in a query. */
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
