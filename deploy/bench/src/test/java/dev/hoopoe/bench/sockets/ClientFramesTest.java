package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClientFramesTest {

    @Test
    void aTextIsMaskedAsTheStandardShows() {
        assertArrayEquals(
                HexFormat.of().parseHex("818537fa213d7f9f4d5158"), bytes(ClientFrames.text("Hello", 0x37fa213d)));
    }

    @Test
    void aLongTextHasItsLengthInTwoBytes() {
        byte[] frame = bytes(ClientFrames.text("a".repeat(200), 0));

        assertArrayEquals(HexFormat.of().parseHex("81fe00c8" + "00000000"), Arrays.copyOf(frame, 8));
        assertEquals(208, frame.length);
    }

    @Test
    void aPongReturnsWhatThePingBrought() {
        assertArrayEquals(
                HexFormat.of().parseHex("8a82" + "00000000" + "4142"),
                bytes(ClientFrames.pong(ByteBuffer.wrap(new byte[] {'A', 'B'}), 0)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ClientFrames.text("a".repeat(65_536), 0));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
