package dev.hoopoe.directory.homa;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Answer of H-05: the user and the user's departments. */
record ProfileResponse(@JsonUnwrapped UserResponse user, List<ProfileDepartment> departments) {

    /** A department as the profile shows it. */
    record ProfileDepartment(
            long id, String name, @Schema(nullable = true) String description) {}
}
