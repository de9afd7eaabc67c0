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
 * @param packed the content in gzip
 * @param etag quoted, of the content (RFC 9110 §8.8.3)
 * @param policy what the page may load and who may embed it ({@code Content-Security-Policy})
 */
record StaticPage(String type, Buffer content, Buffer packed, String etag, String policy) {

    static final String HTML = "text/html;charset=utf-8";
    static final String SCRIPT = "text/javascript;charset=utf-8";
    static final String STYLE = "text/css;charset=utf-8";

    /** Only resources of this origin; inline only styles, which Swagger UI sets on its elements. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final int ETAG_BYTES = 16;

    static StaticPage of(byte[] content, String type) {
        return new StaticPage(type, Buffer.buffer(content), Gzip.pack(content), '"' + digest(content) + '"', POLICY);
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
        return of(text.getBytes(StandardCharsets.UTF_8), type).withPolicy(policy);
    }

    StaticPage withPolicy(String other) {
        return new StaticPage(type, content, packed, etag, other);
    }

    /** Another one in gzip: the bytes are others. */
    String packedEtag() {
        return etag.substring(0, etag.length() - 1) + "-gzip\"";
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, ETAG_BYTES);
    }
}
