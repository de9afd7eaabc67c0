package dev.hoopoe.directory.omnidesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailAddress;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.directory.client.ClientDetails;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of O-17's POST. */
record AddClientRequest(
        @Text(max = 255) String fullName,
        @Length(max = ClientDetails.LONGEST_PHONE) String phone,
        @EmailAddress String email,
        @Length(max = 100) String telegramUsername,

        @Schema(defaultValue = OmniDeskClient.NORMAL)
        @Pattern(regexp = OmniDeskClient.TYPES, message = "must be normal or premium") String clientType) {

    ClientDetails details() {
        return new ClientDetails(Characters.strip(fullName), email, phone, data());
    }

    /** The fields that are stored in {@code data}. */
    private ObjectNode data() {
        var data = JsonNodeFactory.instance.objectNode();
        put(data, "telegram_username", telegramUsername);
        put(data, "client_type", clientType);
        return data;
    }

    private static void put(ObjectNode data, String field, String value) {
        if (value != null) {
            data.put(field, value);
        }
    }
}
