package dev.hoopoe.ticket.image;

/** An image as somebody brings it; whether its content is what its type says is still to be seen. */
public final class NewImage {

    private final String name;
    private final ImageType type;
    private final byte[] content;

    /** The content is taken over and not copied. */
    public NewImage(String name, ImageType type, byte[] content) {
        this.name = name;
        this.type = type;
        this.content = content;
    }

    String name() {
        return name;
    }

    ImageType type() {
        return type;
    }

    byte[] content() {
        return content;
    }
}
