package dev.hoopoe.directory.principal;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The password policy of every dialect (NIST SP 800-63B §5.1.1.2): 8 to 1024 characters and none of the 10,000 most
 * common ones. It applies when a password is set, not when one is compared.
 */
public final class PasswordPolicy {

    /** Shortest password, in characters (code points). */
    public static final int SHORTEST = 8;

    /** Longest password that auth-service hashes, in UTF-16 units. */
    public static final int LONGEST = 1024;

    static final int COMMONEST = 10_000;

    private static final Set<String> COMMON = commonest();

    private PasswordPolicy() {}

    /** The broken rule, as a text after the field's name; empty when the password is allowed. */
    public static Optional<String> refusal(String password) {
        if (length(password) < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        return COMMON.contains(Normalizer.normalize(password, Normalizer.Form.NFKC))
                ? Optional.of("is one of the 10,000 commonest passwords; choose another one")
                : Optional.empty();
    }

    static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    /** The library lists passwords by frequency; short ones are omitted, since their length is refused anyway. */
    private static Set<String> commonest() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .limit(COMMONEST)
                    .filter(password -> length(password) >= SHORTEST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords could not be read", e);
        }
    }
}
