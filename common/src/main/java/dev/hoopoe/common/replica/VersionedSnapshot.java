package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An aggregate as an owner's {@code /internal} path answers it and as it is pushed to a replica: the snapshot of its
 * events, with its version.
 */
public record VersionedSnapshot(long sequence, JsonNode snapshot) {}
