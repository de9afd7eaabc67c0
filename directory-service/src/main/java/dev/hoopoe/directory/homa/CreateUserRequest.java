package dev.hoopoe.directory.homa;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.HttpsUrl;
import dev.hoopoe.directory.user.Password;
import dev.hoopoe.directory.user.UserDetails;
import dev.hoopoe.directory.user.UserType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of H-44. */
record CreateUserRequest(
        @Text(max = 255) String name,
        @Text(max = 255) String lastName,
        @NotNull @EmailAddress String email,

        @NotNull @Pattern(regexp = UserType.WIRE_NAMES, message = "must be administrator or agent") String type,

        @Text(required = false, max = 511) String displayName,
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
