package dev.hoopoe.directory.omnidesk;

import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskRole;
import dev.hoopoe.directory.user.Password;
import dev.hoopoe.directory.user.UserDetails;
import dev.hoopoe.directory.user.UserType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of O-10; the password must meet the policy of every dialect, although the contract requires one character
 * only.
 */
record AddStaffRequest(
        @Text(max = 100) String fullName,
        @Text(max = 50) String username,
        @EmailAddress String email,
        @NotNull @Password String password,

        @Schema(defaultValue = "empleado")
        @Pattern(regexp = OmniDeskRole.WIRE_NAMES, message = "must be admin or empleado") String role) {

    UserDetails details() {
        return UserDetails.named(fullName, email, type());
    }

    private UserType type() {
        return role != null && OmniDeskRole.of(role) == OmniDeskRole.ADMIN ? UserType.ADMINISTRATOR : UserType.AGENT;
    }

    @Override
    public String toString() {
        return "AddStaffRequest[]";
    }
}
