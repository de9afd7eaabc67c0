package dev.hoopoe.common.dialect;

import dev.hoopoe.common.identity.ServiceName;

/**
 * Paths of a dialect that one service answers.
 *
 * @param template the path below the base path; <code>{x}</code> stands for one segment, a last {@code **} for any number
 * @param service the service that answers
 * @param waits true when an answer may start late or go on for long, because it waits for events
 * @param body what requests carry
 */
public record DialectRoute(String template, ServiceName service, boolean waits, BodyKind body) {

    public static DialectRoute of(String template, ServiceName service) {
        return new DialectRoute(template, service, false, BodyKind.TEXT);
    }

    /** Requests or answers hold passwords or tokens. */
    public DialectRoute withCredentials() {
        return new DialectRoute(template, service, waits, BodyKind.CREDENTIALS);
    }

    public DialectRoute withFiles() {
        return new DialectRoute(template, service, waits, BodyKind.FILES);
    }

    /** Requests are uploads of a file in a form. */
    public DialectRoute withUpload() {
        return new DialectRoute(template, service, waits, BodyKind.UPLOAD);
    }

    public DialectRoute waiting() {
        return new DialectRoute(template, service, true, body);
    }
}
