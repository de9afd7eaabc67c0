package dev.hoopoe.ticket.image;

/** An uploaded image whose content was not checked against its type yet. */
public final class NewImage {

    private final String name;
    private final ImageType type;
    private final byte[] content;

    /** The array is not copied. */
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
