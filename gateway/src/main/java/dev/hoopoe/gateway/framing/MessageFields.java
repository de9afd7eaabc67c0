package dev.hoopoe.gateway.framing;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The header fields of one message: their grammar (RFC 9112 §5), and the body's length (RFC 9112 §6). */
final class MessageFields {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final boolean[] TOKEN = new boolean[256];
    private static final long UNKNOWN = -1;
    private static final int MAX_LENGTH_DIGITS = 15;

    static {
        for (var character = 0; character < 128; character++) {
            TOKEN[character] = Character.isLetterOrDigit(character) || TOKEN_MARKS.indexOf(character) >= 0;
        }
    }

    private long length = UNKNOWN;
    private boolean chunked;
    private String host;
    private String requestId;
    private boolean asksForSocket;

    /** Parses a line of a head or trailer section; {@code end} is the index of its CRLF. */
    void add(ByteBuf in, int start, int end) throws Refusal {
        var colon = endOfName(in, start, end);
        requireText(in, colon + 1, end);
        switch (colon - start) {
            case 4 -> addIfHost(nameOf(in, start, colon), valueOf(in, colon, end));
            case 7 -> addIfUpgrade(nameOf(in, start, colon), valueOf(in, colon, end));
            case 12 -> addIfRequestId(nameOf(in, start, colon), valueOf(in, colon, end));
            case 14 -> addIfLength(nameOf(in, start, colon), valueOf(in, colon, end));
            case 17 -> addIfEncoding(nameOf(in, start, colon), valueOf(in, colon, end));
            default -> {
                // No relevant field has a name of that length.
            }
        }
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character < 128 && TOKEN[character]);
    }

    /** The value of Content-Length; negative without. */
    long length() {
        return length;
    }

    boolean isChunked() {
        return chunked;
    }

    /** The only Host; null without one. */
    String host() {
        return host;
    }

    /** The request id that the client sent, not validated; null without. */
    String requestId() {
        return requestId;
    }

    /** Whether any field Upgrade names WebSocket. */
    boolean asksForSocket() {
        return asksForSocket;
    }

    void requireOneFraming() throws Refusal {
        if (chunked && length != UNKNOWN) {
            throw malformed("Content-Length and Transfer-Encoding exclude each other");
        }
    }

    static Refusal malformed(String message) {
        return new Refusal(ErrorKind.INVALID, message);
    }

    private static int endOfName(ByteBuf in, int start, int end) throws Refusal {
        for (var at = start; at < end; at++) {
            var character = in.getUnsignedByte(at);
            if (character == ':' && at > start) {
                return at;
            }
            if (!TOKEN[character]) {
                break;
            }
        }
        throw malformed("A header line must be a name, a colon right after it, and a value in the same line");
    }

    private static void requireText(ByteBuf in, int start, int end) throws Refusal {
        for (var at = start; at < end; at++) {
            var character = in.getUnsignedByte(at);
            if ((character < ' ' && character != '\t') || character == 0x7f) {
                throw malformed("A header value holds a control character");
            }
        }
    }

    private static String nameOf(ByteBuf in, int start, int colon) {
        return in.toString(start, colon - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static String valueOf(ByteBuf in, int colon, int end) {
        return in.toString(colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1)
                .strip();
    }

    private void addIfHost(String name, String value) throws Refusal {
        if (name.equals("host")) {
            if (host != null) {
                throw malformed("The request names more than one host");
            }
            host = value;
        }
    }

    private void addIfUpgrade(String name, String value) {
        if (name.equals("upgrade")) {
            asksForSocket |= value.toLowerCase(Locale.ROOT).contains("websocket");
        }
    }

    private void addIfRequestId(String name, String value) {
        if (name.equals("x-request-id")) {
            requestId = value;
        }
    }

    private void addIfLength(String name, String value) throws Refusal {
        if (name.equals("content-length")) {
            if (length != UNKNOWN) {
                throw malformed("The message has more than one Content-Length");
            }
            length = lengthIn(value);
        }
    }

    private static long lengthIn(String value) throws Refusal {
        var digits = value.chars().allMatch(character -> character >= '0' && character <= '9');
        if (!digits || value.isEmpty() || value.length() > MAX_LENGTH_DIGITS) {
            throw malformed("Content-Length must be a plain number of at most " + MAX_LENGTH_DIGITS + " digits");
        }
        return Long.parseLong(value);
    }

    private void addIfEncoding(String name, String value) throws Refusal {
        if (name.equals("transfer-encoding")) {
            if (chunked || !value.equalsIgnoreCase("chunked")) {
                throw malformed("The transfer encoding is not supported; only chunked is");
            }
            chunked = true;
        }
    }
}
