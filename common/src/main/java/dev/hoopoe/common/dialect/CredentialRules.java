package dev.hoopoe.common.dialect;

/**
 * How the header {@code Authorization} is read (RFC 6750 §2.1).
 *
 * @param apiKeys whether API keys are accepted beside access tokens
 * @param exactBearer whether the scheme must be spelled {@code Bearer}, with one space; otherwise in any case, with any number
 */
public record CredentialRules(boolean apiKeys, boolean exactBearer) {}
