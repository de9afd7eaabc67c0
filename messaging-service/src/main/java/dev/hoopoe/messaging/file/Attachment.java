package dev.hoopoe.messaging.file;

import java.util.UUID;

/**
 * A file, as messages and events show it.
 *
 * @param filename cleaned, see {@link FileName}
 * @param contentType told from its content, such as {@code image/png}
 * @param size in bytes
 */
public record Attachment(UUID id, String filename, String contentType, long size) {}
