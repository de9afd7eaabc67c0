package dev.hoopoe.gateway.framing;

import static dev.hoopoe.gateway.framing.MessageFields.malformed;

import dev.hoopoe.gateway.answer.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes the bytes of well-formed messages unchanged, and nothing after the first error. Stricter than the HTTP codec
 * behind it, so that both see the same messages: lines end with CRLF, chunk sizes are plain hex, no folded lines, one
 * field for the body's length. Runs on its connection's event loop.
 */
abstract class MessageFraming extends ByteToMessageDecoder {

    private static final int MAX_SIZE_DIGITS = 8;
    private static final int MAX_TRAILER_BYTES = 8 * 1024;
    private static final int HEX = 16;
    private static final int CRLF = 2;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSE,
        DISCARD
    }

    private State state = State.HEAD;
    private MessageFields fields = new MessageFields();
    private long bytesLeft;
    private boolean emptyLineSkipped;
    private int startLineBytes;
    private int lineStart;
    private int searched;

    /** Parses the first line of a message. */
    abstract void readStartLine(String line) throws Refusal;

    /** The head is complete; returns what follows it. */
    abstract Body endHead(MessageFields head) throws Refusal;

    /** Refuses a head, complete or not, that exceeds the limits. */
    abstract void requireBounded(ByteBuf in, int startLineBytes, int fieldBytes) throws Refusal;

    /** Called with the last bytes of a message, and {@code more} after them, before any of these pass. */
    abstract void endMessage(boolean more) throws Refusal;

    /**
     * Stops passing bytes.
     *
     * @param out receives what the next handler reads in place of a head; null when the error is in a body
     */
    abstract void refuse(ChannelHandlerContext context, Refusal refusal, MessageFields read, List<Object> out);

    /** What follows a head. */
    enum Body {
        NONE,
        BY_LENGTH,
        CHUNKED,
        UNTIL_CLOSE,
        ANOTHER_HEAD
    }

    /** Discards all further bytes of the connection. */
    final void discardRest() {
        state = State.DISCARD;
    }

    final boolean isInHead() {
        return state == State.HEAD;
    }

    /** Refuses the message that is being received. */
    final void giveUp(ChannelHandlerContext context, Refusal refusal) {
        var out = new ArrayList<Object>();
        var wasInHead = isInHead();
        state = State.DISCARD;
        refuse(context, refusal, fields, wasInHead ? out : null);
        out.forEach(context::fireChannelRead);
        context.fireChannelReadComplete();
    }

    @Override
    protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        try {
            switch (state) {
                case HEAD -> readHead(in, out);
                case BODY -> passBody(in, out);
                case CHUNK_SIZE -> readChunkSize(in, out);
                case CHUNK -> passChunk(in, out);
                case CHUNK_END -> readChunkEnd(in, out);
                case TRAILERS -> readTrailers(in, out);
                case UNTIL_CLOSE -> out.add(in.readRetainedSlice(in.readableBytes()));
                case DISCARD -> in.skipBytes(in.readableBytes());
            }
        } catch (Refusal refusal) {
            var wasInHead = state == State.HEAD;
            state = State.DISCARD;
            in.skipBytes(in.readableBytes());
            refuse(context, refusal, fields, wasInHead ? out : null);
        }
    }

    private void readHead(ByteBuf in, List<Object> out) throws Refusal {
        for (var length = nextLine(in); length >= 0; length = nextLine(in)) {
            var start = in.readerIndex() + lineStart;
            if (lineStart == 0 && length == 0 && !emptyLineSkipped) {
                // RFC 9112 §2.2: a client may send an extra CRLF after a body.
                emptyLineSkipped = true;
                in.skipBytes(CRLF);
                continue;
            }
            if (lineStart == 0) {
                startLineBytes = length + CRLF;
                readStartLine(in.toString(start, length, StandardCharsets.ISO_8859_1));
            } else if (length > 0) {
                fields.add(in, start, start + length);
            } else {
                finishHead(in, lineStart + CRLF, out);
                return;
            }
            lineStart += length + CRLF;
            searched = lineStart;
            requireBounded(in, startLineBytes, lineStart - startLineBytes);
        }
        var startLine = lineStart == 0 ? searched : startLineBytes;
        requireBounded(in, startLine, searched - startLine);
    }

    private void finishHead(ByteBuf in, int headBytes, List<Object> out) throws Refusal {
        fields.requireOneFraming();
        var body = endHead(fields);
        bytesLeft = fields.length();
        fields = new MessageFields();
        emptyLineSkipped = false;
        lineStart = 0;
        searched = 0;
        if (body == Body.NONE || (body == Body.BY_LENGTH && bytesLeft == 0)) {
            endMessage(in.readableBytes() > headBytes);
        }
        out.add(in.readRetainedSlice(headBytes));
        if (state == State.HEAD) {
            state = switch (body) {
                case NONE, ANOTHER_HEAD -> State.HEAD;
                case BY_LENGTH -> bytesLeft == 0 ? State.HEAD : State.BODY;
                case CHUNKED -> State.CHUNK_SIZE;
                case UNTIL_CLOSE -> State.UNTIL_CLOSE;
            };
        }
    }

    private void passBody(ByteBuf in, List<Object> out) throws Refusal {
        var bytes = (int) Math.min(bytesLeft, in.readableBytes());
        if (bytes == bytesLeft) {
            state = State.HEAD;
            endMessage(in.readableBytes() > bytes);
        }
        bytesLeft -= bytes;
        out.add(in.readRetainedSlice(bytes));
    }

    private void readChunkSize(ByteBuf in, List<Object> out) throws Refusal {
        var length = nextLine(in);
        if (length < 0 && searched <= MAX_SIZE_DIGITS + 1) {
            return;
        }
        if (length <= 0 || length > MAX_SIZE_DIGITS) {
            throw malformedChunk();
        }
        bytesLeft = 0;
        for (var at = 0; at < length; at++) {
            var digit = Character.digit(in.getUnsignedByte(in.readerIndex() + at), HEX);
            if (digit < 0) {
                throw malformedChunk();
            }
            bytesLeft = bytesLeft * HEX + digit;
        }
        searched = 0;
        if (bytesLeft == 0) {
            in.skipBytes(length + CRLF);
            state = State.TRAILERS;
        } else {
            out.add(in.readRetainedSlice(length + CRLF));
            state = State.CHUNK;
        }
    }

    private void passChunk(ByteBuf in, List<Object> out) {
        var bytes = (int) Math.min(bytesLeft, in.readableBytes());
        bytesLeft -= bytes;
        out.add(in.readRetainedSlice(bytes));
        if (bytesLeft == 0) {
            state = State.CHUNK_END;
        }
    }

    private void readChunkEnd(ByteBuf in, List<Object> out) throws Refusal {
        if (in.getByte(in.readerIndex()) != '\r'
                || (in.readableBytes() > 1 && in.getByte(in.readerIndex() + 1) != '\n')) {
            throw malformed("A chunk is longer or shorter than its size says");
        }
        if (in.readableBytes() >= CRLF) {
            out.add(in.readRetainedSlice(CRLF));
            state = State.CHUNK_SIZE;
        }
    }

    /** Trailer fields are dropped, as no service reads them. */
    private void readTrailers(ByteBuf in, List<Object> out) throws Refusal {
        for (var length = nextLine(in); length >= 0; length = nextLine(in)) {
            var start = in.readerIndex() + lineStart;
            lineStart += length + CRLF;
            searched = lineStart;
            requireBoundedTrailers();
            if (length == 0) {
                state = State.HEAD;
                endMessage(in.readableBytes() > lineStart);
                in.skipBytes(lineStart);
                lineStart = 0;
                searched = 0;
                out.add(in.alloc().buffer(LAST_CHUNK.length).writeBytes(LAST_CHUNK));
                return;
            }
            new MessageFields().add(in, start, start + length);
        }
        requireBoundedTrailers();
    }

    private void requireBoundedTrailers() throws Refusal {
        if (searched > MAX_TRAILER_BYTES) {
            throw malformed("The trailer fields must not exceed " + MAX_TRAILER_BYTES + " bytes together");
        }
    }

    private static Refusal malformedChunk() {
        return malformed("A chunk's size must be at most " + MAX_SIZE_DIGITS + " hexadecimal digits and nothing else");
    }

    /** The length of the line at {@link #lineStart} without CRLF; negative while it is incomplete. */
    private int nextLine(ByteBuf in) throws Refusal {
        var end = in.indexOf(in.readerIndex() + searched, in.writerIndex(), (byte) '\n');
        if (end < 0) {
            searched = in.readableBytes();
            return -1;
        }
        var start = in.readerIndex() + lineStart;
        if (end == start || in.getByte(end - 1) != '\r') {
            throw malformed("A line must end with CRLF");
        }
        return end - 1 - start;
    }
}
