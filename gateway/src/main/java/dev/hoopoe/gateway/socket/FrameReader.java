package dev.hoopoe.gateway.socket;

import io.vertx.core.buffer.Buffer;

/**
 * Follows the frames (RFC 6455 §5.2) in the bytes of one direction. It holds nothing but the incomplete head of a frame, or an
 * incomplete close frame, so that what it lets pass ends between two frames or within the payload of one. Whether frames are
 * proper is left to who receives them.
 */
final class FrameReader {

    /** The code of a close frame without one (RFC 6455 §7.4.1). */
    static final int NO_CODE = 1005;

    private static final int OPCODE = 0x0f;
    private static final int CONTINUATION = 0;
    private static final int CLOSE = 8;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MASK_BYTES = 4;
    private static final int BYTE = 0xff;

    private final long limit;
    private Buffer held = Buffer.buffer();
    private long payloadLeft;
    private long messageBytes;
    private boolean tooLong;
    private int closeCode;

    /** @param limit of the payload of a frame and of a message */
    FrameReader(long limit) {
        this.limit = limit;
    }

    /** Takes the bytes that arrived, and returns those that may pass; none after a close frame or one that is too long. */
    Buffer read(Buffer arrived) {
        if (isOver()) {
            return Buffer.buffer();
        }
        var bytes = held.length() == 0 ? arrived : held.appendBuffer(arrived);
        held = Buffer.buffer();
        var at = 0;
        while (at < bytes.length() && !isOver()) {
            var taken = payloadLeft > 0 ? payload(bytes.length() - at) : frame(bytes, at);
            if (taken == 0) {
                break;
            }
            at += taken;
        }
        if (!isOver()) {
            held.appendBuffer(bytes.slice(at, bytes.length()));
        }
        return at == bytes.length() ? bytes : bytes.slice(0, at);
    }

    /** True when a frame may be inserted after what has passed. */
    boolean isBetweenFrames() {
        return payloadLeft == 0 && !isClosed();
    }

    /** True once a frame or message was longer than the limit; it has not passed. */
    boolean isTooLong() {
        return tooLong;
    }

    /** True once a close frame has passed. */
    boolean isClosed() {
        return closeCode != 0;
    }

    /** The code of the close frame. */
    int closeCode() {
        return closeCode;
    }

    private boolean isOver() {
        return tooLong || isClosed();
    }

    private int payload(int available) {
        var taken = (int) Math.min(payloadLeft, available);
        payloadLeft -= taken;
        return taken;
    }

    /** Reads the head of a frame; returns its length, of a close frame all of it, and 0 while it is incomplete. */
    private int frame(Buffer bytes, int at) {
        var available = bytes.length() - at;
        if (available < 2) {
            return 0;
        }
        var short7 = bytes.getByte(at + 1) & LENGTH;
        var lengthBytes = short7 == LENGTH_IN_8_BYTES ? 8 : short7 == LENGTH_IN_2_BYTES ? 2 : 0;
        var masked = (bytes.getByte(at + 1) & MASKED) != 0;
        var head = 2 + lengthBytes + (masked ? MASK_BYTES : 0);
        if (available < head) {
            return 0;
        }
        var length = switch (lengthBytes) {
            case 8 -> bytes.getLong(at + 2);
            case 2 -> bytes.getUnsignedShort(at + 2);
            default -> short7;
        };
        var opcode = bytes.getByte(at) & OPCODE;
        if (exceedsLimit(opcode, length)) {
            tooLong = true;
            return 0;
        }
        if (opcode == CLOSE) {
            return close(bytes, at, head, (int) length, masked);
        }
        payloadLeft = length;
        return head;
    }

    /** Control frames may come between the frames of a message, and are no part of it. */
    private boolean exceedsLimit(int opcode, long length) {
        if (opcode >= CLOSE) {
            return length < 0 || length >= LENGTH_IN_2_BYTES;
        }
        messageBytes = opcode == CONTINUATION ? messageBytes : 0;
        if (length < 0 || length > limit - messageBytes) {
            return true;
        }
        messageBytes += length;
        return false;
    }

    private int close(Buffer bytes, int at, int head, int length, boolean masked) {
        if (bytes.length() - at < head + length) {
            return 0;
        }
        closeCode =
                length < 2 ? NO_CODE : unmasked(bytes, at, head, masked, 0) << 8 | unmasked(bytes, at, head, masked, 1);
        return head + length;
    }

    private static int unmasked(Buffer bytes, int at, int head, boolean masked, int index) {
        var mask = masked ? bytes.getByte(at + head - MASK_BYTES + index) : 0;
        return (bytes.getByte(at + head + index) ^ mask) & BYTE;
    }
}
