package dev.hoopoe.common.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Folds one code point of a decomposed text (NFKD): case, digits, and marks that do not change the letter. */
final class FoldedCharacter {

    /**
     * Scripts whose marks are accents or vowel points, which people often omit; in other scripts a mark is part of
     * the letter.
     */
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

    /** Whether a mark is dropped after this letter; an enclosing mark always is. */
    static boolean isLeftOut(int mark, int letter) {
        return Character.getType(mark) == Character.ENCLOSING_MARK || ADORNED.contains(UnicodeScript.of(letter));
    }

    static void append(int c, StringBuilder folded) {
        var digit = Character.isDigit(c) ? Character.digit(c, DECIMAL) : -1;
        if (digit >= 0) {
            folded.append((char) ('0' + digit));
            return;
        }
        // Upper case first: letters that differ only in lower case, such as both sigmas, become equal.
        var lower = Character.toLowerCase(Character.toUpperCase(c));
        var letters = spelled(lower);
        if (letters == null) {
            folded.appendCodePoint(lower);
        } else {
            folded.append(letters);
        }
    }

    /** Letters with a stroke and ligatures, which Unicode does not decompose; Arabic letters that keyboards mix up. */
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
