package dev.hoopoe.gateway.page;

import dev.hoopoe.common.seal.Sha256;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file that is served unchanged.
 *
 * @param etag quoted, of the content (RFC 9110 §8.8.3)
 */
record StaticPage(String type, Buffer content, String etag) {

    private static final int ETAG_BYTES = 16;

    static StaticPage of(byte[] content, String type) {
        return new StaticPage(type, Buffer.buffer(content), '"' + digest(content) + '"');
    }

    static StaticPage read(String resource, String type) {
        return of(contentOf(resource), type);
    }

    private static byte[] contentOf(String resource) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with placeholders in double braces replaced by their values. */
    StaticPage filled(Map<String, String> values) {
        var text = content.toString();
        for (var value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return of(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, ETAG_BYTES);
    }
}
