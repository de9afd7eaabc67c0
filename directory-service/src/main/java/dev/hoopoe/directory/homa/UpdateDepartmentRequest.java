package dev.hoopoe.directory.homa;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.directory.department.DepartmentDetails;
import java.util.Optional;

/** Body of H-40: absent fields stay; null removes the description. */
record UpdateDepartmentRequest(
        Optional<@Text(max = 255) String> name, Optional<@Length(max = 5000) String> description) {

    DepartmentDetails over(DepartmentDetails present) {
        return new DepartmentDetails(
                name == null ? present.name() : Characters.strip(name.orElse(present.name())),
                description == null ? present.description() : description.orElse(null));
    }
}
