package dev.hoopoe.directory.omnidesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.directory.client.ClientSnapshot;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer (contract OmniDesk, O-17). Fields that a client does not have are in its {@code data} under the same
 * name, where other dialects may store anything: a value of another type counts as absent.
 */
record OmniDeskClient(
        long clientId,
        String fullName,
        @Schema(nullable = true) String phone,
        @Schema(format = "email", nullable = true) String email,
        @Schema(nullable = true) String telegramUsername,
        @Schema(nullable = true) Long telegramUserId,

        @Schema(enumeration = {"normal", "premium"}) String clientType,

        @Schema(enumeration = {"active", "inactive", "blocked"})
        String status,

        Instant registeredAt,
        Instant updatedAt) {

    static final String NORMAL = "normal";
    static final String TYPES = "normal|premium";

    private static final Set<String> STATUSES = Set.of("active", "inactive", "blocked");

    /** {@code data} is the part of the client's data that the caller may see. */
    static OmniDeskClient of(ClientSnapshot client, ObjectNode data) {
        var type = textIn(data, "client_type");
        var status = textIn(data, "status");
        return new OmniDeskClient(
                client.number(),
                client.name(),
                client.phone() == null ? textIn(data, "phone") : client.phone(),
                client.email(),
                textIn(data, "telegram_username"),
                numberIn(data, "telegram_user_id"),
                type != null && type.matches(TYPES) ? type : NORMAL,
                status != null && STATUSES.contains(status) ? status : "active",
                DialectTime.shown(client.createdAt()),
                DialectTime.shown(client.updatedAt()));
    }

    private static String textIn(ObjectNode data, String field) {
        var value = data.path(field);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    private static Long numberIn(ObjectNode data, String field) {
        var value = data.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }
}
