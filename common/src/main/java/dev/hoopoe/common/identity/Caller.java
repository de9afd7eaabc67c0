package dev.hoopoe.common.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Who acts, in which account.
 *
 * @param accountId the account whose rows are seen
 * @param kind what the caller is
 * @param id the token's {@code sub}: a UUID for people, a name for services; null for anonymous callers
 * @param name for display; null when unknown
 * @param sessionId the token's {@code sid}; null without a session
 */
public record Caller(String accountId, Kind kind, String id, String name, String sessionId) {

    /** The header that names the account of a caller whose token does not: of services, and of anonymous callers. */
    public static final String ACCOUNT_HEADER = "X-Hoopoe-Account";

    public enum Kind {
        ADMINISTRATOR,
        AGENT,
        CLIENT,
        SERVICE,
        ANONYMOUS,
        SYSTEM
    }

    public Caller {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(kind, "kind");
    }

    public static Caller anonymous(String accountId) {
        return new Caller(accountId, Kind.ANONYMOUS, null, null, null);
    }

    /** A background job or consumer; {@code name} identifies it. */
    public static Caller system(String accountId, String name) {
        return new Caller(accountId, Kind.SYSTEM, null, name, null);
    }

    public boolean isAdministrator() {
        return kind == Kind.ADMINISTRATOR;
    }

    /** Staff: an administrator or an agent. */
    public boolean isStaff() {
        return kind == Kind.ADMINISTRATOR || kind == Kind.AGENT;
    }

    public boolean isClient() {
        return kind == Kind.CLIENT;
    }

    /** The id of a person; only for callers with an access token of a person. */
    public UUID personId() {
        return UUID.fromString(id);
    }
}
