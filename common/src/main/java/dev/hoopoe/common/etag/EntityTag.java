package dev.hoopoe.common.etag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.seal.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;

/**
 * A strong entity tag: a hash of the representation, independent of the order of fields and the notation of numbers,
 * which may change when it is stored.
 */
final class EntityTag {

    private static final int BYTES = 16;

    private final MessageDigest digest = Sha256.digest();

    private EntityTag() {}

    /** The header value, with quotation marks. */
    static String of(JsonNode shown) {
        var tag = new EntityTag();
        tag.add(shown);
        var hash = Arrays.copyOf(tag.digest.digest(), BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }

    private void add(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                var fields = new TreeMap<String, JsonNode>();
                node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                add('{', Integer.toString(fields.size()));
                fields.forEach((name, value) -> {
                    add('.', name);
                    add(value);
                });
            }
            case ARRAY -> {
                add('[', Integer.toString(node.size()));
                node.forEach(this::add);
            }
            case NUMBER -> add('0', node.decimalValue().stripTrailingZeros().toString());
            case STRING -> add('"', node.textValue());
            default -> add('-', node.asText());
        }
    }

    /** Prefixed with kind and length, so that different sequences of texts have different hashes. */
    private void add(char kind, String text) {
        var bytes = text.getBytes(UTF_8);
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
