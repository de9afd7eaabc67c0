package dev.hoopoe.common.constraint;

import dev.hoopoe.common.text.Ignorable;

/**
 * Texts as readers see them: counted in Unicode code points, and blank when no character is visible, whether Unicode
 * calls it white space or not.
 */
public final class Characters {

    private static final int BLANK_BRAILLE = 0x2800;

    private Characters() {}

    /** Number of code points: an emoji outside the basic plane counts as one. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(Characters::isVisible);
    }

    /** The text without invisible characters at its beginning and end. */
    public static String strip(String text) {
        var end = text.length();
        while (end > 0 && !isVisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        var start = 0;
        while (start < end && !isVisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start, end);
    }

    /** The text without invisible characters and with single spaces: texts that look alike become equal. */
    public static String squeeze(String text) {
        var squeezed = new StringBuilder(text.length());
        strip(text).codePoints().forEach(character -> {
            if (isVisible(character)) {
                squeezed.appendCodePoint(character);
            } else if (isSpace(character) && squeezed.charAt(squeezed.length() - 1) != ' ') {
                squeezed.append(' ');
            }
        });
        return squeezed.toString();
    }

    /** The beginning of a text, at most this number of characters. */
    public static String beginning(String text, int most) {
        return count(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVisible(int character) {
        return !isSpace(character)
                && !Ignorable.is(character)
                && Character.getType(character) != Character.CONTROL
                && character != BLANK_BRAILLE;
    }
}
