package dev.hoopoe.messaging.netia;

import static dev.hoopoe.common.testing.WebSocketFrames.BINARY;
import static dev.hoopoe.common.testing.WebSocketFrames.CLOSE;
import static dev.hoopoe.common.testing.WebSocketFrames.CONTINUATION;
import static dev.hoopoe.common.testing.WebSocketFrames.FIN;
import static dev.hoopoe.common.testing.WebSocketFrames.PING;
import static dev.hoopoe.common.testing.WebSocketFrames.PONG;
import static dev.hoopoe.common.testing.WebSocketFrames.TEXT;
import static dev.hoopoe.common.testing.WebSocketFrames.head;
import static dev.hoopoe.common.testing.WebSocketFrames.masked;
import static dev.hoopoe.common.testing.WebSocketFrames.text;

import dev.hoopoe.messaging.testing.RawSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Kinds of frames that no correct client sends, with the expected outcome of each. Every frame of a kind is made at random. */
enum HostileFrame {
    BROKEN_JSON(Outcome.INVALID_DATA, HostileFrame::brokenJson),
    GARBAGE(Outcome.INVALID_DATA, random -> text(characters(random, 1 + random.nextInt(60)))),
    WRONG_ARITY(Outcome.INVALID_DATA, HostileFrame::wrongArity),
    WRONG_TYPES(Outcome.INVALID_DATA, HostileFrame::wrongTypes),
    DEEP_NESTING(Outcome.INVALID_DATA, HostileFrame::deepNesting),
    HUGE_NUMBERS(Outcome.INVALID_DATA, HostileFrame::hugeNumbers),
    LONG_NAMES(Outcome.INVALID_DATA, HostileFrame::longNames),
    /** Replaced by U+FFFD before the service sees it. */
    INVALID_UTF_8(Outcome.ANSWERED, HostileFrame::invalidUtf8),
    BINARY_FRAME(Outcome.UNSUPPORTED_DATA, random -> masked(FIN | BINARY, bytes(random, 300))),
    RESERVED_OPCODE(Outcome.CUT, HostileFrame::reservedOpcode),
    RESERVED_BITS(Outcome.CUT, random -> masked(FIN | TEXT | (1 + random.nextInt(7)) << 4, bytes(random, 60))),
    UNMASKED(Outcome.CUT, HostileFrame::unmasked),
    LONG_CONTROL(Outcome.CUT, random -> control(FIN, random, 126 + random.nextInt(300))),
    FRAGMENTED_CONTROL(Outcome.CUT, random -> control(0, random, random.nextInt(126))),
    LONE_CONTINUATION(Outcome.CUT, random -> masked(random.nextInt(2) * FIN | CONTINUATION, bytes(random, 60))),
    MESSAGE_WITHIN_A_MESSAGE(Outcome.CUT, random -> joined(masked(TEXT, bytes(random, 60)), text(heartbeat("1")))),
    LONG_LENGTH(Outcome.CUT, HostileFrame::longLength),
    BAD_CLOSE(Outcome.CUT, HostileFrame::badClose),
    TOO_LARGE(Outcome.CUT, random -> head(FIN | TEXT, 65_537 + (random.nextLong() >>> (2 + random.nextInt(45))))),
    TOO_LARGE_IN_PARTS(Outcome.TOO_LARGE, HostileFrame::tooLargeInParts),
    MESSAGE_WITHOUT_END(Outcome.UNFINISHED, HostileFrame::messageWithoutEnd),
    HALF_A_FRAME(Outcome.UNFINISHED, HostileFrame::halfAFrame),
    UNKNOWN_TOPIC(Outcome.ANSWERED, HostileFrame::unknownTopic),
    UNKNOWN_EVENT(Outcome.ANSWERED, HostileFrame::unknownEvent),
    JOIN_WITH_ODD_REFERENCES(Outcome.ANSWERED, HostileFrame::oddJoin),
    LONE_SURROGATES(Outcome.ANSWERED, HostileFrame::loneSurrogates),
    ODD_PAYLOAD(Outcome.ANSWERED, HostileFrame::oddPayload),
    PIECES_AND_PINGS(Outcome.ANSWERED, HostileFrame::piecesAndPings);

    /** What a frame leads to. */
    enum Outcome {
        UNSUPPORTED_DATA(1003),
        INVALID_DATA(1007),
        TOO_LARGE(1009),
        /** Vert.x ends the connection of who breaks RFC 6455 before a close frame is written. */
        CUT(RawSocket.WITHOUT_CODE),
        /** The service waits for the rest. */
        UNFINISHED(0),
        /** The service answers the one frame once, and the socket stays open. */
        ANSWERED(0);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        boolean closes() {
            return code > 0;
        }

        /** Of the close frame. */
        int code() {
            return code;
        }
    }

    private final Outcome outcome;
    private final BiFunction<Random, String, byte[]> maker;

    HostileFrame(Outcome outcome, Function<Random, byte[]> maker) {
        this(outcome, (random, topic) -> maker.apply(random));
    }

    HostileFrame(Outcome outcome, BiFunction<Random, String, byte[]> maker) {
        this.outcome = outcome;
        this.maker = maker;
    }

    Outcome outcome() {
        return outcome;
    }

    /**
     * The bytes of one of this kind.
     *
     * @param topic a conversation that the socket has joined
     */
    byte[] make(Random random, String topic) {
        return maker.apply(random, topic);
    }

    static String heartbeat(String ref) {
        return "[null,\"" + ref + "\",\"phoenix\",\"heartbeat\",{}]";
    }

    private static byte[] brokenJson(Random random) {
        var frame = "[null,\"1\",\"room:a\",\"phx_join\"," + json(random, 3) + "]";
        return text(
                random.nextBoolean()
                        ? frame.substring(0, random.nextInt(frame.length()))
                        : frame + one(random, "]", "}", "x", ",", "[null]", "\"", "\u0000"));
    }

    private static byte[] wrongArity(Random random) {
        var length = random.nextInt(40);
        return text(IntStream.range(0, length == 5 ? 6 : length)
                .mapToObj(at -> json(random, 2))
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static byte[] wrongTypes(Random random) {
        var parts = new String[] {"null", "\"1\"", "\"room:a\"", "\"phx_join\"", "{}"};
        var at = random.nextInt(parts.length);
        parts[at] = at < 2
                ? one(random, "{}", "[]", "true", "1.5", "[\"1\"]", "1e3")
                : at < 4
                        ? one(random, "null", "1", "{}", "[\"room:a\"]", "false")
                        : one(random, "[]", "\"{}\"", "0", "true");
        return text("[" + String.join(",", parts) + "]");
    }

    private static byte[] deepNesting(Random random) {
        var depth = 1_001 + random.nextInt(8_000);
        var open = one(random, "[", "{\"a\":");
        return text("[null,\"1\",\"room:a\",\"phx_join\",{\"a\":" + open.repeat(depth)
                + one(random, "", "1" + (open.equals("[") ? "]" : "}").repeat(depth) + "}]"));
    }

    private static byte[] hugeNumbers(Random random) {
        var digits = "9".repeat(1_001 + random.nextInt(20_000));
        return text(one(
                random,
                "[null,\"1\",\"room:a\",\"phx_join\",{\"a\":" + digits + "}]",
                "[null,\"1\",\"room:a\",\"phx_join\",{\"a\":-0." + digits + "}]",
                "[null," + digits.substring(0, 65 + random.nextInt(900)) + ",\"room:a\",\"phx_join\",{}]",
                "[1e" + random.nextInt(9_999) + ",\"1\",\"room:a\",\"phx_join\",{}]"));
    }

    private static byte[] longNames(Random random) {
        var name = "x".repeat(257 + random.nextInt(60_000));
        return text(one(
                random,
                "[\"" + name + "\",\"1\",\"room:a\",\"phx_join\",{}]",
                "[null,\"" + name + "\",\"room:a\",\"phx_join\",{}]",
                "[null,\"1\",\"room:" + name + "\",\"phx_join\",{}]",
                "[null,\"1\",\"room:a\",\"" + name + "\",{}]"));
    }

    /** Overlong forms, surrogates, bytes that never occur, and characters without their end (RFC 3629 §3). */
    private static byte[] invalidUtf8(Random random) {
        var wrong = one(
                random,
                "\u00c0\u0080",
                "\u00ed\u00a0\u0080",
                "\u00ff",
                "\u00e2\u0082",
                "\u00f4\u0090\u0080\u0080",
                "\u0080");
        var message = "[null,\"1\",\"phoenix\",\"heartbeat\",{\"a\":\"" + wrong + "\"}]";
        return masked(FIN | TEXT, message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] reservedOpcode(Random random) {
        var opcode = 3 + random.nextInt(5);
        return masked(FIN | (random.nextBoolean() ? opcode : opcode + 8), bytes(random, 60));
    }

    private static byte[] unmasked(Random random) {
        var payload = bytes(random, 120);
        return joined(new byte[] {(byte) (FIN | TEXT), (byte) payload.length}, payload);
    }

    private static byte[] control(int fin, Random random, int length) {
        var payload = new byte[length];
        random.nextBytes(payload);
        return masked(fin | CLOSE + random.nextInt(3), payload);
    }

    /** Not in the fewest bytes, or negative (RFC 6455 §5.2). */
    private static byte[] longLength(Random random) {
        var frame = ByteBuffer.allocate(14).put((byte) (FIN | TEXT));
        if (random.nextBoolean()) {
            frame.put((byte) 0xfe).putShort((short) random.nextInt(126));
        } else {
            frame.put((byte) 0xff).putLong(random.nextBoolean() ? random.nextInt(0x10000) : -1 - random.nextInt(99));
        }
        return Arrays.copyOf(frame.array(), 14);
    }

    private static byte[] badClose(Random random) {
        if (random.nextInt(4) == 0) {
            return masked(FIN | CLOSE, bytes(random, 2));
        }
        var code = List.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999).get(random.nextInt(9));
        return masked(
                FIN | CLOSE, ByteBuffer.allocate(2).putShort(code.shortValue()).array());
    }

    private static byte[] tooLargeInParts(Random random) {
        var part = new byte[1_000 + random.nextInt(30_000)];
        Arrays.fill(part, (byte) ' ');
        var parts = Stream.generate(() -> masked(CONTINUATION, part)).limit(65_536 / part.length + 1);
        return joined(Stream.concat(Stream.of(masked(TEXT, part)), parts).toArray(byte[][]::new));
    }

    private static byte[] messageWithoutEnd(Random random) {
        var parts =
                Stream.generate(() -> masked(CONTINUATION, bytes(random, 30))).limit(random.nextInt(1_000));
        return joined(Stream.concat(Stream.of(masked(TEXT, bytes(random, 30))), parts)
                .toArray(byte[][]::new));
    }

    private static byte[] halfAFrame(Random random) {
        var frame = masked(FIN | TEXT, bytes(random, 60_000));
        return Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1));
    }

    private static byte[] unknownTopic(Random random) {
        var topic = one(
                random,
                "events:all",
                "issue:1",
                "",
                "phoenix",
                "room",
                "conversation",
                "notification:",
                "conversation:",
                "rooms:a",
                "conversation:x",
                "conversation:" + new UUID(random.nextLong(), 1),
                "notification:" + random.nextInt(),
                "Room:a",
                "\\u0000",
                "conversation:%",
                "../room:a");
        return text("[null,\"" + random.nextInt() + "\",\"" + topic + "\",\""
                + one(random, "phx_join", "shout", "phx_error", "") + "\",{}]");
    }

    private static byte[] unknownEvent(Random random, String topic) {
        var event = one(
                random,
                "",
                "dance",
                "phx_close",
                "phx_error",
                "phx_reply",
                "presence_state",
                "SHOUT",
                "conversation:updated",
                "\\u0000",
                "phx_" + random.nextInt(),
                "__proto__");
        return text("[null," + random.nextInt() + ",\"" + topic + "\",\"" + event + "\"," + json(random, 0) + "]");
    }

    private static byte[] oddJoin(Random random) {
        return text("[" + oddRef(random) + "," + oddRef(random) + ",\""
                + one(random, "room:nobody", "conversation:lobby", "conversation:lobby:x", "room:")
                + "\",\"phx_join\",{}]");
    }

    private static String oddRef(Random random) {
        return one(
                random,
                "null",
                "0",
                "-1",
                "9".repeat(64),
                "\"\"",
                "\"" + "x".repeat(64) + "\"",
                "\"\\u0000\"",
                "\"null\"",
                "\"é🔥\"",
                "\"\\\"\"",
                Long.toString(random.nextLong()));
    }

    /** As escapes, which JSON allows. */
    private static byte[] loneSurrogates(Random random, String topic) {
        var lone = one(random, "\\ud800", "\\udfff", "\\udc00\\ud800", "a\\udbff");
        return text(one(
                random,
                "[null,\"" + lone + "\",\"phoenix\",\"heartbeat\",{}]",
                "[null,\"1\",\"room:" + lone + "\",\"phx_join\",{}]",
                "[null,\"1\",\"conversation:" + lone + "\",\"phx_join\",{\"customer_id\":\"" + lone + "\"}]",
                "[null,\"1\",\"" + topic + "\",\"" + lone + "\",{}]",
                "[null,\"1\",\"" + topic + "\",\"ping\",{\"" + lone + "\":\"" + lone + "\"}]",
                "[null,\"1\",\"" + topic + "\",\"shout\",{\"body\":\"" + lone + "\"}]"));
    }

    private static byte[] oddPayload(Random random, String topic) {
        var member = one(random, "body", "file_ids", "metadata", "sent_at", "typing", "type", "a");
        return text("[null,\"1\",\"" + topic + "\",\""
                + one(random, "shout", "typing", "ping", "messages:seen", "phx_leave_not") + "\",{\"" + member + "\":"
                + json(random, 3) + ",\"" + member + "\":" + json(random, 1) + "}]");
    }

    /** A proper message in many parts, with control frames between them. */
    private static byte[] piecesAndPings(Random random) {
        var message = heartbeat(Integer.toString(random.nextInt())).getBytes(StandardCharsets.UTF_8);
        var frames = new ArrayList<byte[]>();
        for (var at = 0; at < message.length; at++) {
            var fin = at == message.length - 1 ? FIN : 0;
            frames.add(masked(fin | (at == 0 ? TEXT : CONTINUATION), new byte[] {message[at]}));
            if (random.nextInt(4) == 0) {
                frames.add(masked(fin == 0 ? CONTINUATION : FIN | PONG, new byte[0]));
                frames.add(masked(FIN | one(random, PING, PONG), bytes(random, 125)));
            }
        }
        return joined(frames.toArray(byte[][]::new));
    }

    /** Any JSON; an object at the outside. */
    private static String json(Random random, int depth) {
        return "{\"a\":" + value(random, depth) + "}";
    }

    private static String value(Random random, int depth) {
        if (depth == 0) {
            return one(
                    random,
                    "null",
                    "true",
                    "1e400",
                    "-0",
                    "\"\"",
                    "\"\\u0000\"",
                    "{}",
                    "[]",
                    "\"\\ud800\"",
                    "0.1e-400",
                    "\"" + "y".repeat(random.nextInt(300)) + "\"",
                    Long.toString(random.nextLong()));
        }
        return random.nextBoolean()
                ? json(random, depth - 1)
                : "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
    }

    /** Characters of which no JSON begins. */
    private static String characters(Random random, int length) {
        return "x"
                + random.ints(length, ' ', 0x250)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    /** Fewer than a number of bytes, and at least one. */
    private static byte[] bytes(Random random, int most) {
        var bytes = new byte[1 + random.nextInt(most - 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
