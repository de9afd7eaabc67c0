package dev.hoopoe.bench.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads messages of HTTP/1.1 that have a {@code Content-Length} or no body (RFC 9112). */
public final class HttpText {

    private static final int MAX_HEAD = 64 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private HttpText() {}

    /**
     * Reads a whole message and drops its body.
     *
     * @return its first line
     * @throws EOFException when the connection ends before
     */
    public static String readMessage(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD, Math.max(0, head.length() - END_OF_HEAD.length())) < 0) {
            int next = input.read();
            if (next < 0 || head.length() > MAX_HEAD) {
                throw new EOFException("No head of a message");
            }
            head.append((char) next);
        }
        input.skipNBytes(bodyLength(head.toString()));
        return head.substring(0, head.indexOf("\r\n"));
    }

    private static long bodyLength(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\r\ntransfer-encoding:")) {
            throw new IOException(
                    "A body without a length: " + head.lines().findFirst().orElse(""));
        }
        int at = lower.indexOf(LENGTH);
        return at < 0
                ? 0
                : Long.parseLong(lower.substring(at + LENGTH.length(), lower.indexOf("\r\n", at + 2))
                        .strip());
    }

    /** The bytes of a text that has only characters of ASCII. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
