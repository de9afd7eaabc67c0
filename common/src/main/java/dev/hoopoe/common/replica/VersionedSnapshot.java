package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an owner's {@code /internal} path answers for one aggregate, and what is pushed to a replica: the same snapshot
 * as in the aggregate's events, with its version.
 */
public record VersionedSnapshot(long sequence, JsonNode snapshot) {}
