package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.TokenCaller;
import dev.hoopoe.common.web.LogKeys;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Determines caller and account: from the token; for services and anonymous callers, which have no account of their
 * own, from the header that the gateway or a neighbour sets. People in a suspended account are refused; services are not,
 * since they finish what was begun, as long as the account is not deleted.
 */
public class AccountFilter {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final CurrentIdentityAssociation identities;
    private final CurrentCaller current;
    private final TenancyConfig config;
    private final InactiveAccounts inactive;

    AccountFilter(
            CurrentIdentityAssociation identities,
            CurrentCaller current,
            TenancyConfig config,
            InactiveAccounts inactive) {
        this.identities = identities;
        this.current = current;
        this.config = config;
        this.inactive = inactive;
    }

    /** Whether the text has the form of an account's id. */
    static boolean isAccountId(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    @ServerRequestFilter
    public void establish(ContainerRequestContext request) {
        var identity = identities.getIdentity();
        var caller = identity.getPrincipal() instanceof TokenCaller token && !identity.isAnonymous()
                ? callerOf(token, request)
                : anonymousCallerOf(request);
        current.set(caller);
        MDC.put(LogKeys.ACCOUNT, caller.accountId());
        requireActive(caller);
        if (caller.id() != null) {
            MDC.put(LogKeys.USER, caller.id());
        }
    }

    private void requireActive(Caller caller) {
        if (caller.kind() == Caller.Kind.SERVICE) {
            if (inactive.isDeleted(caller.accountId())) {
                throw HoopoeException.notFound("Account");
            }
            return;
        }
        if (!inactive.contains(caller.accountId())) {
            return;
        }
        throw caller.kind() == Caller.Kind.ANONYMOUS
                ? HoopoeException.forbidden("This desk is suspended; ask its operator")
                : new HoopoeException(ErrorKind.UNAUTHENTICATED, "The account of this token is suspended");
    }

    private Caller callerOf(TokenCaller token, ContainerRequestContext request) {
        var kind = token.kind();
        var account = kind == Caller.Kind.SERVICE ? accountNamedIn(request) : token.account();
        if (account == null) {
            throw HoopoeException.forbidden("The token names no account");
        }
        return token.in(account, kind);
    }

    private Caller anonymousCallerOf(ContainerRequestContext request) {
        return request.getHeaderString(Caller.ACCOUNT_HEADER) == null
                ? Caller.atUnboundHost(config.defaultAccount())
                : Caller.anonymous(accountNamedIn(request));
    }

    private String accountNamedIn(ContainerRequestContext request) {
        var named = request.getHeaderString(Caller.ACCOUNT_HEADER);
        if (named == null) {
            return config.defaultAccount();
        }
        if (!isAccountId(named)) {
            throw HoopoeException.invalid("account", "is not an account's id");
        }
        return named;
    }
}
