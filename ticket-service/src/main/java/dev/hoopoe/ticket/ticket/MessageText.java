package dev.hoopoe.ticket.ticket;

import java.util.UUID;

/** A message's current text, by which its ticket is found; empty when the message is deleted. */
public record MessageText(UUID uid, String text) {

    public static MessageText deleted(UUID uid) {
        return new MessageText(uid, "");
    }
}
