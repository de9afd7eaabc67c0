package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerStreamTest {

    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final List<String> received = new ArrayList<>();
    private final ServerStream stream = new ServerStream(new ServerStream.Receiver() {
        @Override
        public void upgraded() {
            received.add("upgraded");
        }

        @Override
        public void frame(int opcode, ByteBuffer payload) {
            received.add(opcode + " " + ServerStream.text(payload));
        }
    });

    @Test
    void framesOfAllLengthsFollowTheHandshakeInOnePiece() throws ProtocolException {
        String middle = "m".repeat(300);
        String large = "l".repeat(70_000);

        stream.accept(
                piece(ascii(SWITCHING), frame(0x81, ""), frame(0x81, "Hi"), frame(0x81, middle), frame(0x81, large)));

        assertEquals(List.of("upgraded", "1 ", "1 Hi", "1 " + middle, "1 " + large), received);
    }

    @Test
    void piecesMayEndAnywhere() throws ProtocolException {
        byte[] all = piece(
                        ascii(SWITCHING),
                        frame(0x81, "Ünï"),
                        frame(0x89, "are you there"),
                        frame(0x81, "x".repeat(200)))
                .array();

        for (byte one : all) {
            stream.accept(ByteBuffer.wrap(new byte[] {one}));
        }

        assertEquals(List.of("upgraded", "1 Ünï", "9 are you there", "1 " + "x".repeat(200)), received);
    }

    @Test
    void aRefusedHandshakeIsReportedWithItsStatus() {
        ProtocolException refused = assertThrows(
                ProtocolException.class,
                () -> stream.accept(piece(ascii("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n\r\n"))));

        assertTrue(refused.getMessage().endsWith("HTTP/1.1 429 Too Many Requests"), refused.getMessage());
        assertEquals(List.of(), received);
    }

    @Test
    void maskedCompressedAndDividedFramesAreRefused() throws ProtocolException {
        stream.accept(piece(ascii(SWITCHING)));

        for (byte[] frame : List.of(
                new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0}, new byte[] {(byte) 0xc1, 0}, new byte[] {0x01, 0})) {
            assertThrows(ProtocolException.class, () -> stream.accept(piece(frame)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] exact = new byte[frame.remaining()];
        frame.get(exact);
        return exact;
    }

    private static ByteBuffer piece(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return ByteBuffer.wrap(all.toByteArray());
    }
}
