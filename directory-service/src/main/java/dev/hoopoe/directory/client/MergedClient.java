package dev.hoopoe.directory.client;

import java.util.UUID;

/**
 * What is left of a client that was merged into another one.
 *
 * @param sequence above that of its own last event
 * @param mergedInto the client that its id and its number lead to
 */
record MergedClient(UUID id, long number, long sequence, UUID mergedInto) {}
