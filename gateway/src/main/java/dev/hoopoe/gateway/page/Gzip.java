package dev.hoopoe.gateway.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The one content coding of pages (RFC 9110 §8.4.1.3). */
final class Gzip {

    static final String NAME = "gzip";

    private static final Pattern ACCEPTED =
            Pattern.compile("(?:^|[,\\s])gzip\\s*(?:$|,|;\\s*q=(?!0(?:\\.0*)?\\s*(?:$|,)))");

    private Gzip() {}

    static Buffer pack(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(packed.toByteArray());
    }

    /** Whether the value of {@code Accept-Encoding}, null without one, names it. */
    static boolean isAccepted(String encodings) {
        return encodings != null
                && ACCEPTED.matcher(encodings.toLowerCase(Locale.ROOT)).find();
    }
}
