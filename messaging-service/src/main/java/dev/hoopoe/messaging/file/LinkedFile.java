package dev.hoopoe.messaging.file;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file with a link to it.
 *
 * @param size in bytes
 * @param url absolute; works without a token and for a time
 */
public record LinkedFile(
        UUID id,
        String filename,
        String contentType,
        long size,
        @Schema(format = "uri") String url) {}
