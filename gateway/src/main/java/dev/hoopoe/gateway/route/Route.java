package dev.hoopoe.gateway.route;

/**
 * Whose a path is.
 *
 * @param template the pattern that matched, for metrics and logs: unlike the path it holds no id and no secret
 * @param upstream the service that answers
 */
public record Route(String template, Upstream upstream) {}
