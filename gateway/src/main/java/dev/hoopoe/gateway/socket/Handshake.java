package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A request to open a WebSocket (RFC 6455 §4.2.1).
 *
 * @param key of the client, unpredictable but no secret
 * @param subprotocols that the service may choose from; without those that carry a token
 */
record Handshake(String key, List<String> subprotocols) {

    static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
    static final String ACCEPT = "Sec-WebSocket-Accept";

    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String KNOWN_VERSION = "13";
    private static final String WEBSOCKET = "websocket";
    private static final String UPGRADE = "Upgrade";
    private static final int KEY_BYTES = 16;

    /** RFC 6455 §1.3. */
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** @throws Refusal 405, 426 or 400, with what the client should have asked for in the response's headers */
    static Handshake of(HttpServerRequest request) throws Refusal {
        if (!request.method().equals(HttpMethod.GET)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET");
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported at this address");
        }
        requireUpgrade(request);
        var headers = request.headers();
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING) || hasContent(headers)) {
            throw malformed("The handshake of a WebSocket has no body");
        }
        if (!List.of(KNOWN_VERSION).equals(headers.getAll(VERSION))) {
            request.response().putHeader(VERSION, KNOWN_VERSION);
            throw upgradeRequired(request, VERSION + " must be " + KNOWN_VERSION);
        }
        var keys = headers.getAll(KEY);
        if (keys.size() != 1 || !isKey(keys.get(0))) {
            throw malformed(KEY + " must be " + KEY_BYTES + " bytes in base64, once");
        }
        return new Handshake(keys.get(0), SocketCredential.withoutTokens(list(headers, SUBPROTOCOL)));
    }

    /** What the service needs beside the headers that every request has. */
    void addTo(MultiMap headers) {
        headers.remove(EXTENSIONS);
        headers.remove(SUBPROTOCOL);
        if (!subprotocols.isEmpty()) {
            headers.set(SUBPROTOCOL, String.join(", ", subprotocols));
        }
        headers.set(HttpHeaders.CONNECTION, UPGRADE);
        headers.set(HttpHeaders.UPGRADE, WEBSOCKET);
    }

    /** Whether an answer 101 opens what was asked for, and no more (RFC 6455 §4.1). */
    boolean isAcceptedBy(MultiMap answer) {
        var chosen = answer.getAll(SUBPROTOCOL);
        return List.of(accept()).equals(answer.getAll(ACCEPT))
                && WEBSOCKET.equalsIgnoreCase(answer.get(HttpHeaders.UPGRADE))
                && !answer.contains(EXTENSIONS)
                && chosen.size() <= 1
                && subprotocols.containsAll(chosen);
    }

    /** The header of an answer 101. */
    void answerTo(HttpServerRequest request, MultiMap answer) {
        var headers = request.response().headers();
        headers.set(HttpHeaders.CONNECTION, UPGRADE);
        headers.set(HttpHeaders.UPGRADE, WEBSOCKET);
        headers.set(ACCEPT, accept());
        if (answer.contains(SUBPROTOCOL)) {
            headers.set(SUBPROTOCOL, answer.get(SUBPROTOCOL));
        }
    }

    static List<String> list(MultiMap headers, CharSequence name) {
        return headers.getAll(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static void requireUpgrade(HttpServerRequest request) throws Refusal {
        var upgrades = request.headers().getAll(HttpHeaders.UPGRADE);
        var connection = list(request.headers(), HttpHeaders.CONNECTION).stream()
                .map(option -> option.toLowerCase(Locale.ROOT))
                .toList();
        if (upgrades.size() > 1) {
            throw malformed("The request has more than one header Upgrade");
        }
        if (request.version() != HttpVersion.HTTP_1_1
                || upgrades.isEmpty()
                || !upgrades.get(0).equalsIgnoreCase(WEBSOCKET)
                || !connection.contains("upgrade")) {
            throw upgradeRequired(request, "This address only opens WebSockets");
        }
        if (connection.contains("close")) {
            throw malformed("A connection cannot be upgraded and closed");
        }
    }

    private static boolean hasContent(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > 0;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Refusal malformed(String message) {
        return new Refusal(ErrorKind.INVALID, message);
    }

    /** RFC 9110 §15.5.22. */
    private static Refusal upgradeRequired(HttpServerRequest request, String message) {
        request.response().putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        request.response().headers().add(HttpHeaders.CONNECTION, UPGRADE);
        return new Refusal(ErrorKind.UPGRADE_REQUIRED, message);
    }

    private String accept() {
        try {
            var hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
