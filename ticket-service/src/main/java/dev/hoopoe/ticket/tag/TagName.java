package dev.hoopoe.ticket.tag;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A tag's name, of 1 to 100 characters, without surrounding space; two names with the same key are the same name
 * (contract Homa, section 5.5).
 */
public record TagName(String text, String key) {

    private static final int LONGEST = 100;

    /** Refused as {@code field} when it is blank or too long. */
    public static TagName of(String text, String field) {
        var name = Characters.strip(text);
        if (name.isEmpty() || Characters.count(name) > LONGEST) {
            throw HoopoeException.invalid(field, "must have 1 to " + LONGEST + " characters");
        }
        return new TagName(name, keyOf(name));
    }

    /**
     * The same for names that look alike. Upper case first: some letters have one upper-case and two lower-case forms
     * (ß, ς).
     */
    public static String keyOf(String name) {
        return Normalizer.normalize(Characters.squeeze(name), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
