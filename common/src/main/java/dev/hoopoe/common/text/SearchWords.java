package dev.hoopoe.common.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The words of a text, by one rule for what is indexed and what is searched for, so that every text is found by
 * itself, by each of its words and by the beginning of each. A word is a run of letters, numbers and their marks,
 * folded as {@link TextFolding} does; all other signs end it and are not searched for. Runs of Chinese, Japanese,
 * Korean, Thai, Lao, Khmer, Burmese and the like are indexed by bigrams.
 */
public final class SearchWords {

    /** Longest text that is indexed, in UTF-16 units; only the beginning of a longer one is. */
    public static final int LONGEST_TEXT = 100_000;

    /** Most words of a term that are searched for: further ones cost time and hardly narrow the result. */
    private static final int MOST_SEARCHED = 32;

    /** Longest letter with marks that is normalised, in UTF-16 units; further marks keep their order. */
    private static final int MOST_MARKS = 64;

    private final String text;
    private final BiConsumer<Segment, List<WrittenWord>> reading;
    private final List<WrittenWord> words = new ArrayList<>();
    private Segment segment = new Segment(true);
    private int letter;

    private SearchWords(String text, BiConsumer<Segment, List<WrittenWord>> reading) {
        this.text = text;
        this.reading = reading;
    }

    /** All words of the text in order, with repetitions. */
    public static List<WrittenWord> indexed(String text) {
        return new SearchWords(text, Segment::index).read();
    }

    /** The prefixes that a text's words must match for the term; none when the term has only signs. */
    public static List<String> searched(String term) {
        var words = new LinkedHashSet<String>();
        new SearchWords(term, Segment::search).read().forEach(word -> words.add(word.text()));
        return words.stream().limit(MOST_SEARCHED).toList();
    }

    private List<WrittenWord> read() {
        var end = end();
        for (var i = 0; i < end; ) {
            var c = text.codePointAt(i);
            var next = i + Character.charCount(c);
            switch (CharacterKind.of(c)) {
                case LETTER -> {
                    next = afterMarks(next, Math.min(end, i + MOST_MARKS));
                    addDecomposed(TextFolding.decompose(text.substring(i, next)), i, next);
                }
                case MARK -> {
                    // After an invisible character: belongs to the letter before.
                    next = afterMarks(next, Math.min(end, i + MOST_MARKS));
                    addDecomposed(TextFolding.decompose(text.substring(i, next)), i, next);
                }
                case IGNORED -> segment.joint();
                case SIGN -> endSegment();
            }
            i = next;
        }
        endSegment();
        return words;
    }

    /** Marks are decomposed with their letter, which also brings them into canonical order. */
    private int afterMarks(int start, int end) {
        var next = start;
        while (next < end && CharacterKind.of(text.codePointAt(next)) == CharacterKind.MARK) {
            next += Character.charCount(text.codePointAt(next));
        }
        return next;
    }

    /** A letter with its marks; some letters decompose into several, with signs between them. */
    private void addDecomposed(String letters, int start, int end) {
        for (var i = 0; i < letters.length(); ) {
            var c = letters.codePointAt(i);
            i += Character.charCount(c);
            switch (CharacterKind.of(c)) {
                case LETTER -> addLetter(c, start, end);
                case MARK -> addMark(c, end);
                case IGNORED -> {}
                case SIGN -> endSegment();
            }
        }
    }

    private void addLetter(int c, int start, int end) {
        var folded = new StringBuilder();
        FoldedCharacter.append(c, folded);
        if (!segment.isEmpty() && isRestOfSyllable(c)) {
            segment.extend(folded.toString(), end);
            return;
        }
        var first = folded.codePointAt(0);
        if (Segment.isSpaced(first) != segment.spaced) {
            endSegment();
            segment = new Segment(!segment.spaced);
        }
        segment.add(folded.toString(), start, end);
        letter = c;
    }

    /** A mark without a letter is a sign. */
    private void addMark(int mark, int end) {
        if (!segment.isEmpty() && !FoldedCharacter.isLeftOut(mark, letter)) {
            segment.extend(Character.toString(mark), end);
        }
    }

    /** Vowels and final consonants of decomposed Korean syllables (Unicode §3.12). */
    private static boolean isRestOfSyllable(int c) {
        return (c >= 0x1161 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
    }

    private void endSegment() {
        if (!segment.isEmpty()) {
            reading.accept(segment, words);
        }
        segment = new Segment(segment.spaced);
    }

    /** Not within a surrogate pair. */
    private int end() {
        if (text.length() <= LONGEST_TEXT) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    }
}
