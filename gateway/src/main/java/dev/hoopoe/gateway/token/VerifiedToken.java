package dev.hoopoe.gateway.token;

/**
 * The claims of a valid token that the gateway uses.
 *
 * @param subject the caller: a UUID for people, a name for services
 * @param accountId null for services
 * @param sessionId null without a session
 */
public record VerifiedToken(String subject, String accountId, String sessionId) {}
