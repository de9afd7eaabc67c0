package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.directory.user.EmailAddress;
import dev.hoopoe.directory.user.Password;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who manages a new account. */
record FirstAdministrator(
        @NotNull @EmailAddress String email,
        @NotNull @Password String password,
        @NotBlank @Size(max = 255) String name) {

    @Override
    public String toString() {
        return "FirstAdministrator[]";
    }
}
