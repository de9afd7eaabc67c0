package dev.hoopoe.auth.login;

import dev.hoopoe.auth.visitor.ClientInfo;
import dev.hoopoe.auth.visitor.Network;
import dev.hoopoe.common.address.EmailSyntax;
import java.util.Locale;

/** Who tries to log in, from where; {@code email} in its comparable form. */
public record LoginAttempt(String account, String email, ClientInfo visitor) {

    /** Longest address or username taken, in characters; longer ones nobody has. */
    public static final int LONGEST_NAME = 320;

    /** An attempt with an address as it was typed; null when there is none. */
    public static LoginAttempt of(String account, String email, ClientInfo visitor) {
        var comparable =
                email == null ? null : EmailSyntax.canonical(email.strip()).toLowerCase(Locale.ROOT);
        return new LoginAttempt(account, comparable, visitor);
    }

    String network() {
        return Network.of(visitor.ip());
    }
}
