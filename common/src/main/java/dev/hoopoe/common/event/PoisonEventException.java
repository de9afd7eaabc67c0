package dev.hoopoe.common.event;

/** An event that no retry makes readable; it goes to the dead-letter topic. */
public class PoisonEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
