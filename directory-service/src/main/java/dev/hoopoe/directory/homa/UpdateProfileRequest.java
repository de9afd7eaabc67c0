package dev.hoopoe.directory.homa;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.HttpsUrl;
import dev.hoopoe.directory.principal.PasswordPolicy;
import dev.hoopoe.directory.user.Password;
import dev.hoopoe.directory.user.UserDetails;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of H-62: absent fields stay; null resets the display name to its default and removes the avatar. Fields that
 * only administrators may change, such as the type, are ignored.
 */
record UpdateProfileRequest(
        Optional<@Text(max = 255) String> name,
        Optional<@Text(max = 255) String> lastName,
        Optional<@Text(required = false, max = 511) String> displayName,
        Optional<@HttpsUrl String> avatar,
        @Password String password,

        @Length(min = 1, max = PasswordPolicy.LONGEST) @Schema(description = CURRENT_PASSWORD)
        String currentPassword) {

    private static final String CURRENT_PASSWORD = "Needed with password, unless the operator does without";

    UserDetails over(UserDetails present) {
        return new UserDetails(
                over(name, present.name()),
                over(lastName, present.lastName()),
                present.email(),
                over(displayName, present.displayName()),
                present.type(),
                over(avatar, present.avatar()));
    }

    private static String over(Optional<String> wanted, String present) {
        return wanted == null ? present : wanted.orElse(null);
    }

    @Override
    public String toString() {
        return "UpdateProfileRequest[]";
    }
}
