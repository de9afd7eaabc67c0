package dev.hoopoe.messaging.file;

/** The file has no byte of the requested range. */
public final class UnsatisfiableRangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long size;

    UnsatisfiableRangeException(long size) {
        super("The file has %d bytes".formatted(size));
        this.size = size;
    }

    /** The whole file's. */
    public long size() {
        return size;
    }
}
