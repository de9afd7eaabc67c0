package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.constraint.Length;
import jakarta.validation.constraints.NotNull;

/** Body of C-06. */
record CreatePersonRequest(
        @NotNull @Length(max = 255) String userName,
        @NotNull @Length(max = 320) String userEmail,
        @NotNull @Length(max = 1024) String userPassword,
        @NotNull String userRole) {

    @Override
    public String toString() {
        return "CreatePersonRequest[redacted]";
    }
}
