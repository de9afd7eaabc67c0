package dev.hoopoe.common.constraint;

/**
 * Texts as people see them: counted in characters (Unicode code points), and blank when nothing in them can be seen,
 * whether it is called white space or not.
 */
public final class Characters {

    private Characters() {}

    /** In characters; one outside of the basic plane, such as an emoji, counts as one. */
    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(Characters::isVisible);
    }

    /** The text without what cannot be seen at its beginning and end. */
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

    /** The text without what cannot be seen, but for one space where there was space: texts that look alike become equal. */
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

    /** The beginning of a text, of at most so many characters. */
    public static String beginning(String text, int most) {
        return count(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVisible(int character) {
        return !isSpace(character) && !isInvisible(character);
    }

    /** Characters that by Unicode are shown as nothing: controls, formats, fillers and selectors of variants. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT -> true;
            default ->
                switch (character) {
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
                    default -> isVariantSelector(character);
                };
        };
    }

    private static boolean isVariantSelector(int character) {
        return (character >= 0x180B && character <= 0x180F)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }
}
