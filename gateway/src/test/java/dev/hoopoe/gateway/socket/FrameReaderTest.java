package dev.hoopoe.gateway.socket;

import static dev.hoopoe.common.testing.WebSocketFrames.BINARY;
import static dev.hoopoe.common.testing.WebSocketFrames.CLOSE;
import static dev.hoopoe.common.testing.WebSocketFrames.CONTINUATION;
import static dev.hoopoe.common.testing.WebSocketFrames.FIN;
import static dev.hoopoe.common.testing.WebSocketFrames.PING;
import static dev.hoopoe.common.testing.WebSocketFrames.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final int LIMIT = 70_000;

    private final FrameReader reader = new FrameReader(LIMIT);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, LIMIT})
    void bytesPassUnchangedInWhateverPiecesTheyCome(int length) {
        var bytes = Buffer.buffer(WebSocketFrames.masked(FIN | BINARY, new byte[length]))
                .appendBytes(WebSocketFrames.masked(FIN | PING, new byte[2]));
        var passed = Buffer.buffer();

        for (var at = 0; at < bytes.length(); at += 3) {
            passed.appendBuffer(reader.read(bytes.getBuffer(at, Math.min(at + 3, bytes.length()))));
        }

        assertArrayEquals(bytes.getBytes(), passed.getBytes());
        assertTrue(reader.isBetweenFrames());
    }

    @Test
    void incompleteHeadIsKeptBackAndAnIncompletePayloadIsNot() {
        var frame = WebSocketFrames.masked(FIN | TEXT, new byte[200]);

        assertEquals(0, reader.read(Buffer.buffer(frame).getBuffer(0, 7)).length());
        assertTrue(reader.isBetweenFrames());
        assertEquals(9, reader.read(Buffer.buffer(frame).getBuffer(7, 9)).length());
        assertFalse(reader.isBetweenFrames());
    }

    @Test
    void whatComesAfterACloseFrameDoesNotPass() {
        var close = WebSocketFrames.masked(FIN | CLOSE, new byte[] {0x0f, (byte) 0xa0});
        var more = WebSocketFrames.masked(FIN | TEXT, new byte[3]);

        assertEquals(
                close.length,
                reader.read(Buffer.buffer(close).appendBytes(more)).length());
        assertEquals(0, reader.read(Buffer.buffer(more)).length());
        assertEquals(4000, reader.closeCode());
        assertFalse(reader.isBetweenFrames());
    }

    @Test
    void closeFrameInPartsPassesAsAWhole() {
        var close = Buffer.buffer(WebSocketFrames.masked(FIN | CLOSE, new byte[] {3, (byte) 0xe8, 'x'}));

        assertEquals(0, reader.read(close.getBuffer(0, 8)).length());
        assertFalse(reader.isClosed());
        assertEquals(
                close.length(), reader.read(close.getBuffer(8, close.length())).length());
        assertEquals(1000, reader.closeCode());
    }

    @Test
    void closeFrameWithoutACodeIs1005() {
        reader.read(Buffer.buffer(WebSocketFrames.masked(FIN | CLOSE, new byte[0])));

        assertEquals(1005, reader.closeCode());
    }

    @Test
    void closeFrameOfAServiceIsNotMasked() {
        reader.read(Buffer.buffer(new byte[] {(byte) 0x88, 2, 3, (byte) 0xf4}));

        assertEquals(1012, reader.closeCode());
    }

    @Test
    void messageIsCountedOverItsFramesAndControlFramesAreNot() {
        reader.read(Buffer.buffer(WebSocketFrames.masked(BINARY, new byte[LIMIT - 1])));
        reader.read(Buffer.buffer(WebSocketFrames.masked(FIN | PING, new byte[100])));
        reader.read(Buffer.buffer(WebSocketFrames.masked(FIN | CONTINUATION, new byte[1])));
        assertFalse(reader.isTooLong());
        reader.read(Buffer.buffer(WebSocketFrames.masked(BINARY, new byte[LIMIT])));
        assertFalse(reader.isTooLong());

        var passed = reader.read(Buffer.buffer(WebSocketFrames.masked(FIN | CONTINUATION, new byte[1])));

        assertTrue(reader.isTooLong());
        assertEquals(0, passed.length());
    }

    @ParameterizedTest
    @ValueSource(longs = {LIMIT + 1, Long.MAX_VALUE, Integer.MAX_VALUE})
    void headOfAFrameThatIsTooLongDoesNotPass(long length) {
        var good = WebSocketFrames.masked(FIN | TEXT, new byte[3]);

        var passed = reader.read(Buffer.buffer(good).appendBytes(WebSocketFrames.head(FIN | BINARY, length)));

        assertArrayEquals(good, passed.getBytes());
        assertTrue(reader.isTooLong());
        assertTrue(reader.isBetweenFrames());
    }

    /** RFC 6455 §5.5; a close frame is kept back until it is whole. */
    @Test
    void controlFrameIsShort() {
        reader.read(Buffer.buffer(WebSocketFrames.head(FIN | CLOSE, 126)));

        assertTrue(reader.isTooLong());
    }
}
