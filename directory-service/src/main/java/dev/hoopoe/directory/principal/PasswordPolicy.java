package dev.hoopoe.directory.principal;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords may be set, in every dialect (NIST SP 800-63B §5.1.1.2): 8 to 1024 characters and none of the 10,000
 * commonest. It holds where a password is set, never where one is compared.
 */
public final class PasswordPolicy {

    /** Shortest password, in characters (code points). */
    public static final int SHORTEST = 8;

    /** Longest password that auth-service hashes, in UTF-16 units. */
    public static final int LONGEST = 1024;

    static final int COMMONEST = 10_000;

    private static final Set<String> COMMON = commonest();

    private PasswordPolicy() {}

    /** What is wrong with the password, as words after its field's name; empty when it may be set. */
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

    /** The library lists passwords by how common they are; too short ones are refused for that alone. */
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
