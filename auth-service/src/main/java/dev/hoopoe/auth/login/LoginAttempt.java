package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.limit.Network;
import dev.hoopoe.common.address.EmailSyntax;
import java.util.Locale;

/** Who tries to log in, from where; {@code loginName} is an e-mail address or a username in its comparable form. */
public record LoginAttempt(String account, String loginName, ClientInfo client) {

    /** Longest address or username accepted, in characters; none is longer. */
    public static final int LONGEST_NAME = 320;

    /** An attempt with a login name as it was typed; null when there is none. */
    public static LoginAttempt of(String account, String loginName, ClientInfo client) {
        var comparable = loginName == null
                ? null
                : EmailSyntax.canonical(loginName.strip()).toLowerCase(Locale.ROOT);
        return new LoginAttempt(account, comparable, client);
    }

    String network() {
        return Network.of(client.ip());
    }
}
