package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.limit.Network;
import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.identity.Caller;
import java.util.Locale;

/**
 * Who tries to log in, from where.
 *
 * @param accountAssumed true at a host that is bound to no account: the address of a member of staff determines the
 *     account then, and {@code account} is the fallback account until {@link LoginAccounts} has resolved it
 * @param loginName an e-mail address or a username in its comparable form; null when there is none
 */
public record LoginAttempt(String account, boolean accountAssumed, String loginName, ClientInfo client) {

    /** Longest address or username accepted, in characters; none is longer. */
    public static final int LONGEST_NAME = 320;

    /** An attempt in this account, with a login name as it was typed; null when there is none. */
    public static LoginAttempt of(String account, String loginName, ClientInfo client) {
        return of(Caller.anonymous(account), loginName, client);
    }

    /** An attempt in the caller's account, or in any at a host that is bound to none. */
    public static LoginAttempt of(Caller caller, String loginName, ClientInfo client) {
        var comparable = loginName == null
                ? null
                : EmailSyntax.canonical(loginName.strip()).toLowerCase(Locale.ROOT);
        return new LoginAttempt(caller.accountId(), caller.accountAssumed(), comparable, client);
    }

    /** The same attempt in the account that was found. */
    LoginAttempt in(String found) {
        return new LoginAttempt(found, accountAssumed, loginName, client);
    }

    String network() {
        return Network.of(client.ip());
    }
}
