package dev.hoopoe.directory.homa;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.directory.client.ClientDetails;

/** Body of H-34; {@code data} may also be called {@code custom_fields}. */
record CreateClientRequest(
        @Text(max = 255) String name,
        @EmailAddress String email,

        @Text(required = false, max = ClientDetails.LONGEST_PHONE)
        String phone,

        @JsonAlias("custom_fields") ObjectNode data,
        ObjectNode parameters) {

    ClientDetails details() {
        return new ClientDetails(name, email, phone, data == null ? JsonNodeFactory.instance.objectNode() : data);
    }
}
