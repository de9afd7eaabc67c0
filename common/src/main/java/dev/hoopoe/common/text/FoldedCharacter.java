package dev.hoopoe.common.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How one code point of a decomposed text (NFKD) is folded: its case, its digits, and the marks that only adorn a letter. */
final class FoldedCharacter {

    /** Their marks are accents, vowel points and the like, which many leave out; elsewhere a mark is part of the letter. */
    private static final Set<UnicodeScript> ADORNED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.COPTIC,
            UnicodeScript.COMMON);

    private static final int DECIMAL = 10;

    private FoldedCharacter() {}

    /** Whether a mark is left out after this letter; one that encloses it always is. */
    static boolean isLeftOut(int mark, int letter) {
        return Character.getType(mark) == Character.ENCLOSING_MARK || ADORNED.contains(UnicodeScript.of(letter));
    }

    static void append(int c, StringBuilder folded) {
        var digit = Character.isDigit(c) ? Character.digit(c, DECIMAL) : -1;
        if (digit >= 0) {
            folded.append((char) ('0' + digit));
            return;
        }
        // Upper case first: letters that only differ in a form of lower case, as both sigmas, become one.
        var lower = Character.toLowerCase(Character.toUpperCase(c));
        var letters = spelled(lower);
        if (letters == null) {
            folded.appendCodePoint(lower);
        } else {
            folded.append(letters);
        }
    }

    /** Letters with a stroke and ligatures, which Unicode does not decompose; letters of Arabic that keyboards confuse. */
    private static String spelled(int lower) {
        return switch (lower) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ħ' -> "h";
            case 'ł' -> "l";
            case 'ŧ' -> "t";
            case '\u06A9' -> "\u0643";
            case '\u06CC', '\u0649' -> "\u064A";
            default -> null;
        };
    }
}
