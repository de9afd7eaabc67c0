package dev.hoopoe.common.dialect;

/**
 * How the header {@code Authorization} is read (RFC 6750 §2.1).
 *
 * @param apiKeys whether API keys are accepted beside access tokens
 */
public record CredentialRules(boolean apiKeys, BearerScheme scheme) {

    /** How the scheme {@code Bearer} is spelled before a token. */
    public enum BearerScheme {
        /** {@code Bearer} and one space. */
        EXACT,
        /** In any case, with any number of spaces. */
        ANY_CASE,
        /** In any case, with any number of spaces, or not at all. */
        OPTIONAL
    }
}
