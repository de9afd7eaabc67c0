package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.directory.user.Password;
import jakarta.validation.constraints.NotNull;

/** Body of {@code PUT /internal/administrator}. */
record SetAdministratorRequest(
        @NotNull @EmailAddress String email,
        @NotNull @Password String password) {

    @Override
    public String toString() {
        return "SetAdministratorRequest[]";
    }
}
