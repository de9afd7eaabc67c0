package dev.hoopoe.directory.client;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Body of H-34; {@code data} may also be called {@code custom_fields}. */
record CreateClientRequest(
        @NotBlank @Size(max = 255) String name,
        @JsonAlias("custom_fields") ObjectNode data,
        ObjectNode parameters) {

    ObjectNode dataOrEmpty() {
        ClientData.refuse(parameters);
        return data == null ? JsonNodeFactory.instance.objectNode() : ClientData.checked(data);
    }
}
