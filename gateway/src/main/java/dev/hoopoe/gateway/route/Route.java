package dev.hoopoe.gateway.route;

import dev.hoopoe.common.dialect.BodyKind;

/**
 * Whose a path is.
 *
 * @param template the pattern that matched, for metrics and logs: unlike the path it holds no id and no secret
 * @param upstream the service that answers
 * @param waits true when an answer may come late or go on for long, because there is nothing to tell yet
 * @param body what is sent to it
 */
public record Route(String template, Upstream upstream, boolean waits, BodyKind body) {}
