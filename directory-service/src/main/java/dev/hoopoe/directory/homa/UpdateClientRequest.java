package dev.hoopoe.directory.homa;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.directory.client.ClientData;
import dev.hoopoe.directory.client.ClientDetails;
import dev.hoopoe.directory.client.ClientSnapshot;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Body of H-35: absent fields stay; {@code data} replaces the object that the caller sees, {@code parameters}
 * overwrite its fields. Null removes the e-mail address or phone number.
 */
record UpdateClientRequest(
        Optional<@Text(max = 255) String> name,
        Optional<@EmailAddress String> email,
        Optional<@Text(required = false, max = ClientDetails.LONGEST_PHONE) String> phone,
        @JsonAlias("custom_fields") Optional<@NotNull ObjectNode> data,
        ObjectNode parameters) {

    ClientDetails over(ClientSnapshot present, Supplier<FieldSet> fields) {
        return new ClientDetails(
                name == null ? present.name() : name.orElse(present.name()),
                email == null ? present.email() : email.orElse(null),
                phone == null ? present.phone() : phone.orElse(null),
                changesData() ? dataOver(present.data(), fields.get()) : present.data());
    }

    private boolean changesData() {
        return data != null || (parameters != null && !parameters.isEmpty());
    }

    private ObjectNode dataOver(ObjectNode present, FieldSet fields) {
        return ClientData.checked(
                data == null
                        ? fields.accept(present, parameters)
                        : fields.replace(present, data.orElse(present), parameters));
    }
}
