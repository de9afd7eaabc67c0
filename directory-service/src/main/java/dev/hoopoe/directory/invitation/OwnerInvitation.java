package dev.hoopoe.directory.invitation;

import java.time.Instant;

/**
 * The operator's invitation to open an account.
 *
 * @param accountId the id that the account will have
 */
public record OwnerInvitation(String accountId, Instant createdAt, Instant expiresAt) {}
