package dev.hoopoe.common.text;

import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tsquery of a search term: each of its words must be a prefix of a word in the {@link SearchVector}. */
public final class SearchQuery {

    private static final int LONGEST = 255;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final List<String> words;

    private final List<String> marks;

    public SearchQuery(String term) {
        this(SearchWords.searched(term), List.of());
    }

    /** The query of a caller's term; refuses one that is too long as {@code field}. */
    public static SearchQuery of(String term, String field) {
        var stripped = term.strip();
        if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
            throw HoopoeException.invalid(field, "must not be longer than " + LONGEST + " characters");
        }
        return new SearchQuery(stripped);
    }

    private SearchQuery(List<String> words, List<String> marks) {
        this.words = words;
        this.marks = List.copyOf(marks);
    }

    /** The same query, restricted to rows with one of these {@link SearchVector#mark marks}; unrestricted for none. */
    public SearchQuery among(List<String> anyOf) {
        return new SearchQuery(words, anyOf);
    }

    /** True when the term has no word, so that nothing is found. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * The query on rows of these periods, both included, fit for {@code CAST(… AS tsquery)}. {@code weights} are the
     * allowed weights, such as {@code AB}; empty for any.
     */
    public String within(SearchPeriod oldest, SearchPeriod newest, String weights) {
        var terms = words.stream()
                .map(word -> inEach(oldest, newest, prefix -> SearchVector.quoted(prefix + word) + ":*" + weights));
        var marked = Stream.of(marks)
                .filter(given -> !given.isEmpty())
                .map(given -> given.stream()
                        .map(mark -> inEach(
                                oldest, newest, prefix -> SearchVector.quoted(prefix + SearchVector.marked(mark))))
                        .collect(Collectors.joining(" | ", "(", ")")));
        return Stream.concat(terms, marked).collect(Collectors.joining(" & "));
    }

    private static String inEach(SearchPeriod oldest, SearchPeriod newest, UnaryOperator<String> lexeme) {
        return IntStream.rangeClosed(oldest.number(), newest.number())
                .mapToObj(number -> lexeme.apply(new SearchPeriod(number).prefix()))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    /**
     * The term as an unsigned number, such as {@code #652}; empty when it is not a number or has more than 18 digits.
     */
    public OptionalLong number() {
        return words.size() == 1 && NUMBER.matcher(words.get(0)).matches()
                ? OptionalLong.of(Long.parseLong(words.get(0)))
                : OptionalLong.empty();
    }

    /** The words of the query that a text contains, and where; empty for none. */
    public Optional<FoundText> find(String text) {
        if (text == null) {
            return Optional.empty();
        }
        var written = SearchWords.indexed(text);
        var answered = (int) words.stream()
                .filter(word -> written.stream().anyMatch(one -> one.text().startsWith(word)))
                .count();
        return answered == 0
                ? Optional.empty()
                : Optional.of(new FoundText(answered == words.size(), answered, Excerpt.of(text, written, this)));
    }

    /** Whether an indexed word matches the query. */
    boolean asksFor(WrittenWord word) {
        return words.stream().anyMatch(word.text()::startsWith);
    }

    /** Whether one text contains all words of the query. */
    boolean isAnsweredBy(List<WrittenWord> written) {
        return !isEmpty()
                && words.stream()
                        .allMatch(word ->
                                written.stream().anyMatch(one -> one.text().startsWith(word)));
    }
}
