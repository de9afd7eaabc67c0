package dev.hoopoe.ticket.image;

import dev.hoopoe.common.error.HoopoeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The image formats of tickets, each recognised by the first bytes of its files. */
public enum ImageType {
    /** ISO/IEC 10918-1: the marker SOI, and the first byte of the next. */
    JPEG("image/jpeg", HexFormat.of().parseHex("ffd8ff")),
    /** W3C PNG, section 5.2. */
    PNG("image/png", HexFormat.of().parseHex("89504e470d0a1a0a")),
    GIF("image/gif", ascii("GIF87a"), ascii("GIF89a"));

    private static final String ALL =
            Arrays.stream(values()).map(ImageType::mediaType).collect(Collectors.joining(", "));

    private final String mediaType;
    private final List<byte[]> beginnings;

    ImageType(String mediaType, byte[]... beginnings) {
        this.mediaType = mediaType;
        this.beginnings = List.of(beginnings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Reads a media type; refuses any other as that field. */
    public static ImageType of(String mediaType, String field) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid(field, "must be one of " + ALL));
    }

    boolean fits(byte[] content) {
        return beginnings.stream()
                .anyMatch(beginning -> content.length >= beginning.length
                        && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
