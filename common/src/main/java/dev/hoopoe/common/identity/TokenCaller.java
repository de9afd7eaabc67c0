package dev.hoopoe.common.identity;

import dev.hoopoe.common.error.HoopoeException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * The principal of a verified token, shared by the requests that present it: claims are parsed once. It does not
 * contain the token itself.
 */
public final class TokenCaller extends DefaultJWTCallerPrincipal {

    private final Set<String> groups;
    private final String id;
    private final String account;
    private final String displayName;
    private final String sessionId;

    TokenCaller(JwtClaims claims) throws MalformedClaimException {
        super(null, "at+jwt", claims);
        var named = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.<String>of();
        this.groups = Set.copyOf(named);
        this.id = claims.getSubject();
        this.account = claims.getClaimValueAsString("account");
        this.displayName = claims.getClaimValueAsString("name");
        this.sessionId = claims.getClaimValueAsString("sid");
    }

    @Override
    public Set<String> getGroups() {
        return groups;
    }

    /** The token's {@code account}; null for services. */
    public String account() {
        return account;
    }

    /** The token's {@code sid}; null without a session. */
    public String sessionId() {
        return sessionId;
    }

    /**
     * What the caller is, by the token's highest role.
     *
     * @throws HoopoeException forbidden, when the token carries no role
     */
    public Caller.Kind kind() {
        if (groups.contains(Roles.SERVICE)) {
            return Caller.Kind.SERVICE;
        }
        if (groups.contains(Roles.ADMINISTRATOR)) {
            return Caller.Kind.ADMINISTRATOR;
        }
        if (groups.contains(Roles.AGENT)) {
            return Caller.Kind.AGENT;
        }
        if (groups.contains(Roles.CLIENT)) {
            return Caller.Kind.CLIENT;
        }
        throw HoopoeException.forbidden("The token carries no role");
    }

    /** Who calls, in an account. */
    public Caller in(String accountId, Caller.Kind kind) {
        return new Caller(accountId, kind, id, displayName, sessionId);
    }
}
