package dev.hoopoe.directory.user;

import java.time.Instant;

/** A new password, and the time of the previous change; null for the first change. */
record PasswordChange(String password, Instant changedBefore, Instant changedAt) {

    @Override
    public String toString() {
        return "PasswordChange[changedAt=" + changedAt + "]";
    }
}
