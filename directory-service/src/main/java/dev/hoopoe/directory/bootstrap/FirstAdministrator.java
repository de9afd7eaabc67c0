package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.directory.user.Password;
import jakarta.validation.constraints.NotNull;

/** The administrator of a new account. */
record FirstAdministrator(
        @NotNull @EmailAddress String email,
        @NotNull @Password String password,
        @Text(max = 255) String name) {

    @Override
    public String toString() {
        return "FirstAdministrator[]";
    }
}
