package dev.hoopoe.directory.hcall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Body of C-06. */
record CreatePersonRequest(
        @NotNull @Size(max = 255) String userName,
        @NotNull @Size(max = 320) String userEmail,
        @NotNull @Size(max = 1024) String userPassword,
        @NotNull String userRole) {

    @Override
    public String toString() {
        return "CreatePersonRequest[redacted]";
    }
}
