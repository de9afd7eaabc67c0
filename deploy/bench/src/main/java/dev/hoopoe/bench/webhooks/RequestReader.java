package dev.hoopoe.bench.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests with a {@code Content-Length}, one after the other, out of what a connection brings (RFC 9112). */
final class RequestReader {

    private static final int FIRST_SIZE = 4 * 1024;
    private static final String LENGTH = "content-length";

    private byte[] bytes = new byte[FIRST_SIZE];
    private int count;

    void take(ByteBuffer part) {
        int more = part.remaining();
        if (count + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, count + more));
        }
        part.get(bytes, count, more);
        count += more;
    }

    /** The next request, once all of it is there. */
    Optional<Delivery> next() {
        int head = endOfHead();
        if (head < 0) {
            return Optional.empty();
        }
        String[] lines = new String(bytes, 0, head, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Map<String, String> headers = headers(lines);
        int begin = head + 4;
        int end = begin + Integer.parseInt(headers.getOrDefault(LENGTH, "0"));
        if (count < end) {
            return Optional.empty();
        }
        Delivery delivery = new Delivery(lines[0].split(" ", -1)[1], headers, Arrays.copyOfRange(bytes, begin, end));
        System.arraycopy(bytes, end, bytes, 0, count - end);
        count -= end;
        return Optional.of(delivery);
    }

    private int endOfHead() {
        for (int i = 3; i < count; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        return headers;
    }
}
