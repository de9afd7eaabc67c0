package dev.hoopoe.common.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A secret of the operator's, from which keys for several uses are derived. While it is changed, processes know two: first the
 * next one, since others use it already; then the former one, since what was made with it is still there.
 */
public final class KeySecret {

    /** For development and tests alone. */
    public static final String DEVELOPMENT = "hoopoe-development-only-encryption-secret";

    private static final int SHORTEST = 32;

    private final List<String> secrets;
    private final boolean hasFormer;

    private KeySecret(List<String> secrets, boolean hasFormer) {
        this.secrets = secrets;
        this.hasFormer = hasFormer;
    }

    /**
     * The secrets of these properties.
     *
     * @param prefix of the properties {@code encryption-secret}, {@code next-encryption-secret} and
     *     {@code former-encryption-secret}, for errors
     * @param production true where the development secret must not be used
     * @throws IllegalStateException when the secret is absent, or one of the three is too short or not fit for production
     */
    public static KeySecret of(
            String prefix,
            Optional<String> secret,
            Optional<String> next,
            Optional<String> former,
            boolean production) {
        var secrets = new ArrayList<String>();
        secrets.add(fit(prefix + ".encryption-secret", secret.orElse(""), production));
        given(next).ifPresent(other -> secrets.add(fit(prefix + ".next-encryption-secret", other, production)));
        given(former).ifPresent(other -> secrets.add(fit(prefix + ".former-encryption-secret", other, production)));
        return new KeySecret(secrets, given(former).isPresent());
    }

    private static Optional<String> given(Optional<String> secret) {
        return secret.filter(text -> !text.isEmpty());
    }

    private static String fit(String property, String secret, boolean production) {
        if (secret.length() < SHORTEST || (production && secret.equals(DEVELOPMENT))) {
            var variable = property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
            throw new IllegalStateException(property + " (" + variable + ") must be a secret of its own of at least "
                    + SHORTEST + " characters");
        }
        return secret;
    }

    /** True while there may be values that were sealed with the former secret. */
    public boolean hasFormer() {
        return hasFormer;
    }

    /** Encryption for the use that the label names. */
    public Seal seal(String label) {
        return new Seal(secrets.stream()
                .map(secret -> DerivedKey.of(secret, label, "AES"))
                .toList());
    }

    /** Signatures for the use that the label names. */
    public Signer signer(String label) {
        var use = label.getBytes(StandardCharsets.UTF_8);
        return new Signer(secrets.stream()
                .map(secret -> DerivedKey.hash(secret.getBytes(StandardCharsets.UTF_8), use))
                .toList());
    }
}
