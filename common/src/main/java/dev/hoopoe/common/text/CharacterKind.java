package dev.hoopoe.common.text;

import java.lang.Character.UnicodeScript;

/** How search treats a code point, by Unicode category and script, independent of the locale. */
enum CharacterKind {
    /** Letters and numbers of any script, unassigned code points, and private use. */
    LETTER,
    /** Combining marks, which belong to the letter before them. */
    MARK,
    /** Invisible: soft hyphen, joiners, zero-width space, directional marks, fillers; does not end a word. */
    IGNORED,
    /** Spaces, punctuation, symbols, emoji, controls: they end a word. */
    SIGN;

    /** The Arabic tatweel, which only stretches a word. */
    private static final int TATWEEL = 0x0640;

    private static final int BLANK_BRAILLE = 0x2800;
    private static final int FIRST_EMOJI = 0x1F000;
    private static final int LAST_EMOJI = 0x1FAFF;
    private static final int NONCHARACTER = 0xFFFE;

    static CharacterKind of(int c) {
        if (c == TATWEEL || Ignorable.is(c)) {
            return IGNORED;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.PRIVATE_USE -> LETTER;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.OTHER_SYMBOL ->
                UnicodeScript.of(c) == UnicodeScript.BRAILLE && c != BLANK_BRAILLE ? LETTER : SIGN;
            case Character.UNASSIGNED -> isFutureLetter(c) ? LETTER : SIGN;
            default -> SIGN;
        };
    }

    private static boolean isFutureLetter(int c) {
        return (c < FIRST_EMOJI || c > LAST_EMOJI) && (c & NONCHARACTER) != NONCHARACTER;
    }
}
