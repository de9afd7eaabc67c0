package dev.hoopoe.bench.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The number in the text of a message, by which its receipts are recognised. */
final class MessageNumber {

    /** No message of the benchmark. */
    static final long NONE = -1;

    private static final String BEFORE = "Message number ";
    private static final String AFTER =
            " of the benchmark, which is about as long as what people write to each other in a chat.";
    private static final byte[] MARK = BEFORE.getBytes(StandardCharsets.US_ASCII);

    private MessageNumber() {}

    static String text(long number) {
        return BEFORE + number + AFTER;
    }

    /** The number of the first such text in the frame. */
    static long find(ByteBuffer frame) {
        for (int i = frame.position(); i + MARK.length < frame.limit(); i++) {
            if (frame.get(i) == MARK[0] && ServerStream.startsWith(frame, i, MARK)) {
                return number(frame, i + MARK.length);
            }
        }
        return NONE;
    }

    private static long number(ByteBuffer frame, int from) {
        long number = 0;
        int at = from;
        while (at < frame.limit() && frame.get(at) >= '0' && frame.get(at) <= '9') {
            number = number * 10 + frame.get(at) - '0';
            at++;
        }
        return at == from ? NONE : number;
    }
}
