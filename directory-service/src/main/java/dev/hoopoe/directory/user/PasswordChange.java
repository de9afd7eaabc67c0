package dev.hoopoe.directory.user;

import java.time.Instant;

/** A new password of a user, and when the password was changed before: null for the first change. */
record PasswordChange(String password, Instant changedBefore, Instant changedAt) {

    @Override
    public String toString() {
        return "PasswordChange[changedAt=" + changedAt + "]";
    }
}
