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
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ObjectNode> issues) {

    static ExpandedCustomer of(NetiaCustomer customer, Set<CustomerExpansion> with) {
        return new ExpandedCustomer(
                customer,
                with.contains(CustomerExpansion.COMPANY) ? NullNode.getInstance() : null,
                with.contains(CustomerExpansion.TAGS) ? List.of() : null,
                with.contains(CustomerExpansion.NOTES) ? List.of() : null,
                with.contains(CustomerExpansion.ISSUES) ? List.of() : null);
    }
}
