package dev.hoopoe.directory.user;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.principal.SignInService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Requires users' current password for changes of their login, so that a stolen access token is not enough to take
 * over an account.
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
     * Checks the password that the user sent as the current one; a wrong one counts as a failed login.
     *
     * @param password null when none was sent
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
