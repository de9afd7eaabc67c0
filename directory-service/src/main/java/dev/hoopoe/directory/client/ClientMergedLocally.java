package dev.hoopoe.directory.client;

import java.util.UUID;

/** Fired in the transaction of a merge, before the source is deleted. */
public record ClientMergedLocally(UUID source, UUID target) {}
