package dev.hoopoe.common.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Folds texts, so that those that a reader takes for the same become equal: compatibility forms (NFKD), case,
 * accents, digits of all scripts; invisible characters are dropped. Independent of the locale.
 */
public final class TextFolding {

    private static final int ASCII = 0x80;

    private TextFolding() {}

    /**
     * The folded text with its signs, for substring comparison: runs of spaces become one blank, and there is none at
     * either end. Null for null.
     */
    public static String fold(String text) {
        if (text == null) {
            return null;
        }
        var folded = new StringBuilder(text.length());
        var letter = 0;
        var decomposed = decompose(text);
        for (var i = 0; i < decomposed.length(); ) {
            var c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            switch (CharacterKind.of(c)) {
                case LETTER -> {
                    FoldedCharacter.append(c, folded);
                    letter = c;
                }
                case MARK -> {
                    if (letter == 0 || !FoldedCharacter.isLeftOut(c, letter)) {
                        folded.appendCodePoint(c);
                    }
                }
                case SIGN -> {
                    appendSign(c, folded);
                    letter = 0;
                }
                case IGNORED -> {}
            }
        }
        return folded.toString().strip();
    }

    static String decompose(String text) {
        return isAscii(text) ? text : Normalizer.normalize(text, Form.NFKD);
    }

    private static void appendSign(int c, StringBuilder folded) {
        if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
            folded.appendCodePoint(c);
        } else if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }
}
