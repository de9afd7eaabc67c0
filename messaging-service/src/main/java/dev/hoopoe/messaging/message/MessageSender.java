package dev.hoopoe.messaging.message;

/** On which side of a conversation a message stands. */
public enum MessageSender {
    /** Staff. */
    USER,
    /** The client. */
    CLIENT,
    /** Nobody: a system message. */
    SYSTEM
}
