package dev.hoopoe.common.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A run of letters, all of scripts with spaces between words or all of scripts without. In the latter each two
 * adjacent characters are a word (a bigram), so that any part of the text is found.
 */
final class Segment {

    /** Longer words are cut; with four bytes a code point they fit into a lexeme (2 KB) and an index entry by far. */
    private static final int LONGEST_WORD = 64;

    /** Half a word in code points: two of them are a bigram. */
    private static final int LONGEST_CHARACTER = LONGEST_WORD / 2;

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.YI,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE,
            UnicodeScript.TIBETAN);

    /** Signs of length and repetition that Chinese and Japanese share, and some that have no script. */
    private static final int FIRST_SHARED = 0x3000;

    private static final int LAST_SHARED = 0x30FF;

    final boolean spaced;

    private final List<WrittenWord> characters = new ArrayList<>();

    /** Indexes before which an invisible character was dropped. */
    private final List<Integer> joints = new ArrayList<>();

    Segment(boolean spaced) {
        this.spaced = spaced;
    }

    /** Whether words of this letter's script have spaces between them. */
    static boolean isSpaced(int letter) {
        return !WITHOUT_SPACES.contains(UnicodeScript.of(letter)) && (letter < FIRST_SHARED || letter > LAST_SHARED);
    }

    void joint() {
        if (joints.isEmpty() || joints.get(joints.size() - 1) != characters.size()) {
            joints.add(characters.size());
        }
    }

    /** A character with its marks, folded. */
    void add(String folded, int start, int end) {
        characters.add(new WrittenWord(folded, start, end));
    }

    /** Appends to the last character. */
    void extend(String folded, int end) {
        var last = characters.remove(characters.size() - 1);
        var text = last.text().length() < LONGEST_WORD ? last.text() + folded : last.text();
        characters.add(new WrittenWord(text, last.start(), end));
    }

    boolean isEmpty() {
        return characters.isEmpty();
    }

    /** The words to index. */
    void index(List<WrittenWord> words) {
        if (!spaced) {
            bigrams(words);
            words.add(word(characters.size() - 1, characters.size()));
            return;
        }
        words.add(word(0, characters.size()));
        if (joints.stream().anyMatch(joint -> joint > 0 && joint < characters.size())) {
            var from = 0;
            for (var joint : joints) {
                addPart(from, joint, words);
                from = joint;
            }
            addPart(from, characters.size(), words);
        }
    }

    /** The prefixes to search for, which match what this text or a longer one was indexed by. */
    void search(List<WrittenWord> words) {
        if (spaced || characters.size() == 1) {
            words.add(word(0, characters.size()));
        } else {
            bigrams(words);
        }
    }

    private void bigrams(List<WrittenWord> words) {
        for (var i = 1; i < characters.size(); i++) {
            words.add(word(i - 1, i + 1));
        }
    }

    private void addPart(int from, int to, List<WrittenWord> words) {
        if (from < to) {
            words.add(word(from, to));
        }
    }

    private WrittenWord word(int from, int to) {
        var text = new StringBuilder();
        for (var i = from; i < to && text.length() < 2 * LONGEST_WORD; i++) {
            var character = characters.get(i).text();
            text.append(spaced ? character : cut(character, LONGEST_CHARACTER));
        }
        return new WrittenWord(
                cut(text.toString(), LONGEST_WORD),
                characters.get(from).start(),
                characters.get(to - 1).end());
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
