package dev.hoopoe.ticket.image;

import java.util.UUID;

/**
 * An image whose bytes are stored, for a ticket that is not open yet.
 *
 * @param file messaging-service's id of it
 */
public record StoredImage(String name, ImageType type, UUID file) {}
