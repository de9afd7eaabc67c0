package dev.hoopoe.gateway.socket;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A close frame that the gateway itself sends (RFC 6455 §5.5.1).
 *
 * @param reason at most 123 bytes
 */
record CloseFrame(int code, String reason) {

    static final CloseFrame GATEWAY_STOPS = new CloseFrame(1012, "service restart");
    static final CloseFrame SERVICE_GONE = new CloseFrame(1012, "the service is gone; reconnect");
    static final CloseFrame CLIENT_GONE = new CloseFrame(1001, "the client is gone");
    static final CloseFrame IDLE = new CloseFrame(1001, "nothing was sent for too long");

    private static final byte CLOSE = (byte) 0x88;
    private static final int MASKED = 0x80;

    static CloseFrame tooLong(long limit) {
        return new CloseFrame(1009, "a message must not exceed " + limit + " bytes");
    }

    Buffer toClient() {
        var payload = payload();
        return Buffer.buffer()
                .appendByte(CLOSE)
                .appendByte((byte) payload.length())
                .appendBuffer(payload);
    }

    /** Masked, as every frame of a client is. */
    Buffer toService() {
        var mask = Buffer.buffer().appendInt(ThreadLocalRandom.current().nextInt());
        var payload = payload();
        for (var at = 0; at < payload.length(); at++) {
            payload.setByte(at, (byte) (payload.getByte(at) ^ mask.getByte(at % mask.length())));
        }
        return Buffer.buffer()
                .appendByte(CLOSE)
                .appendByte((byte) (MASKED | payload.length()))
                .appendBuffer(mask)
                .appendBuffer(payload);
    }

    private Buffer payload() {
        return Buffer.buffer().appendShort((short) code).appendBytes(reason.getBytes(StandardCharsets.UTF_8));
    }
}
