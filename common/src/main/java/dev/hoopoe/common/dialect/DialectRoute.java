package dev.hoopoe.common.dialect;

import dev.hoopoe.common.identity.ServiceName;

/**
 * Paths of a dialect that one service answers.
 *
 * @param template the path below the base path; <code>{x}</code> stands for one segment, a last {@code **} for any number
 * @param service the service that answers
 * @param waits true when an answer may start late or go on for long, because it waits for events
 * @param socket true when a GET is the handshake of a WebSocket; one that {@code waits}, too, may also be a stream of events
 * @param body what requests carry
 */
public record DialectRoute(String template, ServiceName service, boolean waits, boolean socket, BodyKind body) {

    public static DialectRoute of(String template, ServiceName service) {
        return new DialectRoute(template, service, false, false, BodyKind.TEXT);
    }

    /** Requests or answers hold passwords or tokens. */
    public DialectRoute withCredentials() {
        return new DialectRoute(template, service, waits, socket, BodyKind.CREDENTIALS);
    }

    public DialectRoute withFiles() {
        return new DialectRoute(template, service, waits, socket, BodyKind.FILES);
    }

    /** Requests are uploads of a file in a form. */
    public DialectRoute withUpload() {
        return new DialectRoute(template, service, waits, socket, BodyKind.UPLOAD);
    }

    public DialectRoute waiting() {
        return new DialectRoute(template, service, true, socket, body);
    }

    /** A GET opens a WebSocket; the gateway passes its frames on. Without {@link #waiting} it is the only request. */
    public DialectRoute withSocket() {
        return new DialectRoute(template, service, waits, true, body);
    }
}
