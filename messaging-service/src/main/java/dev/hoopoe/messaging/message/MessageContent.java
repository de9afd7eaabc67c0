package dev.hoopoe.messaging.message;

/**
 * What a message says, and to whom.
 *
 * @param externalId its id in another system, unique within the ticket; null for none
 * @param privateMessage whether staff alone are shown it
 */
public record MessageContent(String body, String externalId, boolean privateMessage) {

    /** A message for everyone who sees the ticket. */
    static MessageContent of(String body) {
        return new MessageContent(body, null, false);
    }
}
