package dev.hoopoe.directory.homa;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The target of a merge.
 *
 * @param into the id of the surviving client
 */
record MergeClientRequest(@NotNull @Schema(format = "uuid") String into) {}
