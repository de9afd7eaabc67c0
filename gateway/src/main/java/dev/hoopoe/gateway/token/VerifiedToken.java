package dev.hoopoe.gateway.token;

/**
 * What the gateway needs to know of a token that holds.
 *
 * @param subject the caller: a UUID for people, a name for services
 * @param accountId null for services
 * @param sessionId null without a session
 */
public record VerifiedToken(String subject, String accountId, String sessionId) {}
