package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Base64;

/** Decodes standard Base64 (RFC 4648 §4) in its canonical form only: padded, and with zero trailing bits. */
final class StrictBase64 {

    private static final int GROUP = 4;
    private static final int BYTES_OF_GROUP = 3;

    private StrictBase64() {}

    /** Refuses any other text as that field. */
    static byte[] decode(String text, String field) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (text.length() % GROUP == 0 && text.endsWith(lastGroupOf(bytes))) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            throw refused(field);
        }
        throw refused(field);
    }

    /** A text that decodes to the same bytes can differ from the canonical one in the last group only. */
    private static String lastGroupOf(byte[] bytes) {
        var beginning = Math.max(0, bytes.length - 1) / BYTES_OF_GROUP * BYTES_OF_GROUP;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, beginning, bytes.length));
    }

    private static HoopoeException refused(String field) {
        return HoopoeException.invalid(field, "must be standard Base64, padded and without line breaks");
    }
}
