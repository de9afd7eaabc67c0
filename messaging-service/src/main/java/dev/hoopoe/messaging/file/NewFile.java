package dev.hoopoe.messaging.file;

import java.util.UUID;

/**
 * A file whose row is to be inserted.
 *
 * @param ticket the {@code uid} of the ticket that it belongs to; null for a file that a message may attach
 * @param attached whether that ticket is known; a message attaches its files later
 */
record NewFile(Attachment file, Uploader uploader, UUID ticket, boolean attached) {}
