package dev.hoopoe.directory.client;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Body of H-35: what is absent stays; {@code data} replaces the whole object. */
record UpdateClientRequest(
        Optional<@NotBlank @Size(max = 255) String> name,
        @JsonAlias("custom_fields") Optional<@NotNull ObjectNode> data,
        ObjectNode parameters) {

    String nameOver(String present) {
        return name == null ? present : name.orElse(present);
    }

    ObjectNode dataOver(ObjectNode present) {
        ClientData.refuse(parameters);
        return data == null ? present : data.map(ClientData::checked).orElse(present);
    }
}
