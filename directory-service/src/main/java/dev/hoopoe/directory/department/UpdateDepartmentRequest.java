package dev.hoopoe.directory.department;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Body of H-40: what is absent stays, a null description is removed. */
record UpdateDepartmentRequest(
        Optional<@NotBlank @Size(max = 255) String> name, Optional<@Size(max = 5000) String> description) {

    String nameOver(String present) {
        return name == null ? present : name.orElse(present).strip();
    }

    String descriptionOver(String present) {
        return description == null ? present : description.orElse(null);
    }
}
