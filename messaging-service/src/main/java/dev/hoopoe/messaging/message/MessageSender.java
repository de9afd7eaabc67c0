package dev.hoopoe.messaging.message;

/** The side of a conversation that a message is from. */
public enum MessageSender {
    /** Staff. */
    USER,
    /** The client. */
    CLIENT,
    /** A system message. */
    SYSTEM
}
