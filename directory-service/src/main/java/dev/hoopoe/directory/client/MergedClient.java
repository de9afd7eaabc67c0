package dev.hoopoe.directory.client;

import java.util.UUID;

/**
 * A client that was merged into another one.
 *
 * @param sequence greater than that of its last event
 * @param mergedInto the surviving client
 */
record MergedClient(UUID id, long number, long sequence, UUID mergedInto) {}
