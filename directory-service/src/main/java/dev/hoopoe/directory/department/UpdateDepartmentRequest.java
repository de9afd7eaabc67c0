package dev.hoopoe.directory.department;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import java.util.Optional;

/** Body of H-40: what is absent stays, a null description is removed. */
record UpdateDepartmentRequest(
        Optional<@Text(max = 255) String> name, Optional<@Length(max = 5000) String> description) {

    String nameOver(String present) {
        return name == null ? present : Characters.strip(name.orElse(present));
    }

    String descriptionOver(String present) {
        return description == null ? present : description.orElse(null);
    }
}
