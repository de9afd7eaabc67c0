package dev.hoopoe.gateway.framing;

import static dev.hoopoe.gateway.framing.MessageFields.malformed;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.web.RequestId;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.route.InvalidRequestTargetException;
import dev.hoopoe.gateway.route.RequestTarget;
import io.netty.buffer.ByteBuf;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The head of one request, and the checks that every request must pass. */
final class RequestHead {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private static final int MAX_ADDRESS_BYTES = 8 * 1024;
    private static final int MAX_START_LINE_BYTES = MAX_ADDRESS_BYTES + "OPTIONS  HTTP/1.1\r\n".length();
    private static final int MAX_FIELD_BYTES = 16 * 1024;
    private static final int READABLE_BYTES = 64;

    private String method = "";
    private String target = "";
    private String version = "";
    private Refusal fault;

    /** Parses the first line. Its error is reported once the host is known, which selects the dialect. */
    void read(String line) {
        try {
            readParts(line);
        } catch (Refusal malformed) {
            fault = malformed;
        }
    }

    /** The error in the first line; null for none. */
    Refusal fault() {
        return fault;
    }

    private void readParts(String line) throws Refusal {
        var parts = line.split(" ", -1);
        method = parts[0];
        target = parts.length > 1 ? parts[1] : "";
        version = parts[parts.length - 1];
        if (parts.length != 3 || !MessageFields.isToken(method)) {
            throw malformed("The request must begin with a method, an address and HTTP/1.1, with one space between");
        }
        if (!isLast() && !version.equals("HTTP/1.1")) {
            throw malformed("The version of HTTP is not supported; only HTTP/1.1 and HTTP/1.0 are");
        }
        if (!METHODS.contains(method)) {
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported");
        }
        requireReadableTarget();
    }

    void require(MessageFields fields) throws Refusal {
        if (fault != null) {
            throw fault;
        }
        if (fields.host() == null) {
            throw malformed("The request must name its host");
        }
        if (!isHost(fields.host())) {
            throw malformed("The request's host is malformed");
        }
        if (isLast() && fields.isChunked()) {
            throw malformed("HTTP/1.0 has no transfer encoding");
        }
    }

    void requireBounded(ByteBuf in, int startLineBytes, int fieldBytes) throws Refusal {
        if (startLineBytes > MAX_START_LINE_BYTES) {
            var beginning = in.toString(in.readerIndex(), READABLE_BYTES, StandardCharsets.ISO_8859_1);
            target = beginning.substring(beginning.indexOf(' ') + 1);
            throw new Refusal(
                    ErrorKind.ADDRESS_TOO_LONG, "The address must not exceed " + MAX_ADDRESS_BYTES + " characters");
        }
        if (fieldBytes > MAX_FIELD_BYTES) {
            throw new Refusal(
                    ErrorKind.HEADERS_TOO_LARGE,
                    "The headers must not exceed " + MAX_FIELD_BYTES + " characters together");
        }
    }

    /** True for HTTP/1.0, after which no other request may follow on the connection. */
    boolean isLast() {
        return version.equals("HTTP/1.0");
    }

    /** A harmless request to the same host and dialect, as far as they could be parsed. */
    String standIn(MessageFields fields) {
        var path = target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?'));
        var host = fields.host() != null && isHost(fields.host()) ? fields.host() : "localhost";
        return (method.equals("HEAD") ? "HEAD " : "GET ") + Dialect.ofPath(path).basePath() + "/ HTTP/1.1\r\nHost: "
                + host + "\r\n" + RequestId.HEADER + ": " + RequestId.accept(fields.requestId()) + "\r\n\r\n";
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches() && HostAndPort.parseAuthority(text, -1) != null;
    }

    private void requireReadableTarget() throws Refusal {
        try {
            RequestTarget.parse(target);
            // Quarkus answers a target that this rejects without a body.
            new URI(target);
        } catch (InvalidRequestTargetException e) {
            throw malformed(e.getMessage());
        } catch (URISyntaxException e) {
            throw malformed("The query holds a character that must be encoded");
        }
    }
}
