package dev.hoopoe.common.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stored response.
 *
 * @param headers those that describe the effect, such as {@code Location}
 * @param body JSON; empty for none
 */
record IdempotencyRecord(int status, Map<String, String> headers, String body) {

    byte[] toBytes() {
        try (var bytes = new ByteArrayOutputStream();
                var data = new DataOutputStream(bytes)) {
            data.writeShort(status);
            data.writeShort(headers.size());
            for (var header : headers.entrySet()) {
                data.writeUTF(header.getKey());
                data.writeUTF(header.getValue());
            }
            data.write(body.getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IdempotencyRecord of(byte[] bytes) {
        try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var status = data.readUnsignedShort();
            var headers = new TreeMap<String, String>();
            for (var left = data.readUnsignedShort(); left > 0; left--) {
                headers.put(data.readUTF(), data.readUTF());
            }
            return new IdempotencyRecord(status, headers, new String(data.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "CachedResponse[status=" + status + "]";
    }
}
