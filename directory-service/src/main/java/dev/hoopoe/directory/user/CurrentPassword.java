package dev.hoopoe.directory.user;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Asks users for their present password before they change how they log in, so that a stolen access token does not become
 * a stolen account.
 */
@ApplicationScoped
public class CurrentPassword {

    private static final String FIELD = "current_password";

    private final SignInService signIns;
    private final ProfileConfig config;

    CurrentPassword(SignInService signIns, ProfileConfig config) {
        this.signIns = signIns;
        this.config = config;
    }

    /**
     * Compares the password that the user named as the present one; a wrong one counts as a failed login.
     *
     * @param password null when none was named
     * @throws HoopoeException missing or invalid; or too many requests, as at a login
     */
    public void require(UUID userId, String password, ClientInfo client) {
        if (password == null) {
            if (config.currentPasswordRequired()) {
                throw HoopoeException.missing(FIELD);
            }
            return;
        }
        try {
            signIns.check(userId, password, client);
        } catch (HoopoeException e) {
            throw e.kind() == ErrorKind.INVALID_CREDENTIALS
                    ? HoopoeException.invalid(FIELD, "is not the current password")
                    : e;
        }
    }
}
