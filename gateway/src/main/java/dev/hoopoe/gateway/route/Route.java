package dev.hoopoe.gateway.route;

import dev.hoopoe.common.dialect.BodyKind;

/**
 * The route of a path.
 *
 * @param template the pattern that matched, for metrics and logs: unlike the path it holds no id and no secret
 * @param upstream the service that answers
 * @param waits true when a response may start late or last long, because it waits for events
 * @param socket true when a GET is the handshake of a WebSocket; one that {@code waits}, too, may also be a stream of events
 * @param body the kind of request bodies
 */
public record Route(String template, Upstream upstream, boolean waits, boolean socket, BodyKind body) {

    /** The route of a request. */
    public Route of(boolean handshake) {
        return socket && waits && !handshake ? new Route(template, upstream, true, false, body) : this;
    }
}
