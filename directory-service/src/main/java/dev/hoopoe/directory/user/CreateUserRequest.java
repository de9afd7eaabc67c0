package dev.hoopoe.directory.user;

import dev.hoopoe.common.web.HttpsUrl;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of H-44. */
record CreateUserRequest(
        @NotBlank @Size(max = 255) String name,
        @NotBlank @Size(max = 255) String lastName,
        @NotNull @EmailAddress String email,

        @NotNull @Pattern(regexp = UserType.WIRE_NAMES, message = "must be administrator or agent") String type,

        @Size(min = 1, max = 511) String displayName,
        @HttpsUrl String avatar,
        @Password String password,
        @Size(max = 1000) List<@NotNull Long> departmentIds) {

    UserDetails details() {
        return new UserDetails(name, lastName, email, displayName, UserType.of(type), avatar);
    }

    List<Long> departments() {
        return departmentIds == null ? List.of() : departmentIds;
    }

    @Override
    public String toString() {
        return "CreateUserRequest[]";
    }
}
