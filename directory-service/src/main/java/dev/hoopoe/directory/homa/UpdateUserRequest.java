package dev.hoopoe.directory.homa;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.HttpsUrl;
import dev.hoopoe.directory.principal.PasswordPolicy;
import dev.hoopoe.directory.user.Password;
import dev.hoopoe.directory.user.UserDetails;
import dev.hoopoe.directory.user.UserEdit;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of H-45: absent fields stay; null resets the display name to its default and removes the avatar. */
record UpdateUserRequest(
        Optional<@Text(max = 255) String> name,
        Optional<@Text(max = 255) String> lastName,
        Optional<@NotNull @EmailAddress String> email,
        Optional<@NotNull @Pattern(regexp = UserType.WIRE_NAMES, message = "must be administrator or agent") String>
                type,
        Optional<@Text(required = false, max = 511) String> displayName,
        Optional<@HttpsUrl String> avatar,
        @Password String password,

        @Length(min = 1, max = PasswordPolicy.LONGEST) @Schema(description = CURRENT_PASSWORD)
        String currentPassword,

        Optional<@NotNull @Size(max = 1000) List<@NotNull Long>> departmentIds) {

    private static final String CURRENT_PASSWORD = "The caller's own; needed where administrators change their own"
            + " password or e-mail address, unless the operator does without";

    UserEdit toEdit() {
        return new UserEdit(newType(), this::over, departments(), password);
    }

    private UserDetails over(UserDetails present) {
        return new UserDetails(
                over(name, present.name()),
                over(lastName, present.lastName()),
                over(email, present.email()),
                over(displayName, present.displayName()),
                newType().orElse(present.type()),
                over(avatar, present.avatar()));
    }

    /** The new departments; empty when they stay. */
    private Optional<List<Long>> departments() {
        return departmentIds == null ? Optional.empty() : departmentIds;
    }

    /** True when the request changes the password or the address. */
    boolean changesLogin(UserSnapshot present) {
        return password != null || !over(email, present.email()).equalsIgnoreCase(present.email());
    }

    private Optional<UserType> newType() {
        return type == null ? Optional.empty() : type.map(UserType::of);
    }

    private static String over(Optional<String> wanted, String present) {
        return wanted == null ? present : wanted.orElse(null);
    }

    @Override
    public String toString() {
        return "UpdateUserRequest[]";
    }
}
