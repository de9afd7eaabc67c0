package dev.hoopoe.common.idempotency;

import java.util.regex.Pattern;

/**
 * The format of a random key. A response to an anonymous caller may contain a secret, and everyone who sends the same
 * key and request receives it again.
 */
public final class UnguessableKey {

    /** For error texts and the OpenAPI document. */
    public static final String RULE =
            "of a caller without a token must be a random UUID (version 4 or 7), or at least 128 random bits as 32 or more"
                    + " hexadecimal digits or 22 or more characters of base64url";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-([0-9a-fA-F])[0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_+/-]{22,}={0,2}");
    private static final String RANDOM_VERSIONS = "47";
    private static final int HEXADECIMAL_DIGITS = 32;

    /** Of 22 random characters nearly all differ, of 32 random digits at least eight: fewer are a pattern. */
    private static final int LEAST_DIFFERENT = 8;

    private UnguessableKey() {}

    static boolean isValid(String key) {
        if (key.chars().distinct().count() < LEAST_DIFFERENT) {
            return false;
        }
        var uuid = UUID_FORM.matcher(key);
        if (uuid.matches()) {
            return RANDOM_VERSIONS.contains(uuid.group(1));
        }
        return HEXADECIMAL.matcher(key).matches() ? key.length() >= HEXADECIMAL_DIGITS : isRandomBase64(key);
    }

    /** One in 100,000 random keys has letters of one case alone, and so has nearly every key that was made up. */
    private static boolean isRandomBase64(String key) {
        return BASE64.matcher(key).matches()
                && key.chars().anyMatch(Character::isUpperCase)
                && key.chars().anyMatch(Character::isLowerCase);
    }
}
