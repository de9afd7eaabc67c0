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
 * @param accountAssumed true when nothing names the account, so that {@code accountId} is the configured default:
 *     for anonymous callers at a host that is bound to no account
 */
public record Caller(String accountId, Kind kind, String id, String name, String sessionId, boolean accountAssumed) {

    /**
     * The header that names the account of a caller whose token does not: of services, and of anonymous callers at a
     * host that is bound to an account. Without it an anonymous caller is at a host that is bound to none.
     */
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

    public Caller(String accountId, Kind kind, String id, String name, String sessionId) {
        this(accountId, kind, id, name, sessionId, false);
    }

    public static Caller anonymous(String accountId) {
        return new Caller(accountId, Kind.ANONYMOUS, null, null, null);
    }

    /** An anonymous caller at a host that is bound to no account, with the account that is assumed. */
    public static Caller atUnboundHost(String assumedAccountId) {
        return new Caller(assumedAccountId, Kind.ANONYMOUS, null, null, null, true);
    }

    /** A background job or consumer; {@code name} identifies it. */
    public static Caller system(String accountId, String name) {
        return new Caller(accountId, Kind.SYSTEM, null, name, null);
    }

    /** The same caller in another account, for the operator, who has none. */
    public Caller in(String otherAccountId) {
        return new Caller(otherAccountId, kind, id, name, sessionId);
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
