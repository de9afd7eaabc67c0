package dev.hoopoe.auth.apikey;

import java.time.Instant;
import java.util.UUID;

/**
 * What its owner may be shown of an API key at any time.
 *
 * @param lastUsedAt when it was last exchanged for an access token, which lasts some minutes; null when it never was
 */
public record ApiKeyDetails(UUID id, String label, Instant createdAt, Instant lastUsedAt) {

    /** Longest label, in characters. */
    public static final int LONGEST_LABEL = 255;
}
