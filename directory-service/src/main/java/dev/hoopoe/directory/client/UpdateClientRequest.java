package dev.hoopoe.directory.client;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.field.FieldSet;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Body of H-35: what is absent stays; {@code data} replaces the whole object as the caller was shown it, {@code parameters}
 * are laid over it.
 */
record UpdateClientRequest(
        Optional<@Text(max = 255) String> name,
        @JsonAlias("custom_fields") Optional<@NotNull ObjectNode> data,
        ObjectNode parameters) {

    String nameOver(String present) {
        return name == null ? present : name.orElse(present);
    }

    boolean changesData() {
        return data != null || (parameters != null && !parameters.isEmpty());
    }

    ObjectNode dataOver(ObjectNode present, FieldSet fields) {
        return ClientData.checked(
                data == null
                        ? fields.accept(present, parameters)
                        : fields.replace(present, data.orElse(present), parameters));
    }
}
