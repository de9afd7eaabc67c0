package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaTag;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer with what {@code expand} asks for (contract row N-25); what it does not ask for is absent. A client of the desk has
 * no company, no tags, no notes and no issues.
 */
record ExpandedCustomer(
        @JsonUnwrapped NetiaCustomer customer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.OBJECT, nullable = true)
        JsonNode company,

        @JsonInclude(JsonInclude.Include.NON_NULL) List<NetiaTag> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ObjectNode> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ObjectNode> issues,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = CONVERSATIONS)
        List<ObjectNode> conversations,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = MESSAGES)
        List<ObjectNode> messages) {

    private static final String CONVERSATIONS =
            "Conversations of the customer, as N-12 lists them with customer_id, the last active first; at most 50, and without"
                    + " the members customer, messages, tags and mentions";

    private static final String MESSAGES =
            "Messages that the customer wrote, as N-20 lists them with customer_id, the newest first; at most 100, and without the"
                    + " member customer";

    /** {@code found} has what of it messaging-service was asked for. */
    static ExpandedCustomer of(NetiaCustomer customer, Set<CustomerExpansion> with, CustomerConversations found) {
        return new ExpandedCustomer(
                customer,
                with.contains(CustomerExpansion.COMPANY) ? NullNode.getInstance() : null,
                with.contains(CustomerExpansion.TAGS) ? List.of() : null,
                with.contains(CustomerExpansion.NOTES) ? List.of() : null,
                with.contains(CustomerExpansion.ISSUES) ? List.of() : null,
                found.conversations(),
                found.messages());
    }
}
