package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;

/**
 * The data of a registration; address and password have been validated.
 *
 * @param passwordConfirmation null when it is not sent
 * @param companyName the name of the account that is opened; may be null or blank where none is
 * @param inviteToken null or blank without an invitation
 */
public record Registration(
        String email, String password, String passwordConfirmation, String companyName, String inviteToken) {

    /** @throws HoopoeException invalid, when the confirmation is another password */
    void requireConfirmation() {
        if (passwordConfirmation != null && !passwordConfirmation.equals(password)) {
            throw HoopoeException.invalid("password_confirmation", "is not the password");
        }
    }

    /** @throws HoopoeException invalid, without a name */
    String requireCompanyName() {
        if (isAbsent(companyName)) {
            throw HoopoeException.invalid("company_name", "must not be blank");
        }
        return Characters.strip(companyName);
    }

    boolean hasInvitation() {
        return !isAbsent(inviteToken);
    }

    /** The name of the user: no client sends one, so it is the address without its domain. */
    String userName() {
        var beforeDomain = email.substring(0, email.lastIndexOf('@'));
        return Characters.isBlank(beforeDomain) ? email : beforeDomain;
    }

    private static boolean isAbsent(String text) {
        return text == null || Characters.isBlank(text);
    }

    @Override
    public String toString() {
        return "Registration[redacted]";
    }
}
