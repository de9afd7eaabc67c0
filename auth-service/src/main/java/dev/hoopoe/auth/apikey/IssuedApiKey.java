package dev.hoopoe.auth.apikey;

/** A new API key with its secret, which is shown this once. */
public record IssuedApiKey(ApiKeyDetails details, ApiKeySecret secret) {}
