package dev.hoopoe.directory.homa;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which client another one is merged into.
 *
 * @param into the id of the client that survives
 */
record MergeClientRequest(@NotNull @Schema(format = "uuid") String into) {}
