package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.idempotency.IgnoresIdempotencyKey;
import dev.hoopoe.directory.profile.CustomerTransactions;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/customers/identify} (contract row N-27): finds a customer by the id in the page's own system. */
@Path("/netia/api/customers/identify")
@PermitAll
@Tag(name = "Customers")
class NetiaIdentityResource {

    private final CustomerTransactions customers;
    private final NamedAccount account;

    NetiaIdentityResource(CustomerTransactions customers, NamedAccount account) {
        this.customers = customers;
        this.account = account;
    }

    /** Body of N-27. */
    record IdentifyRequest(JsonNode externalId, JsonNode accountId, JsonNode email, JsonNode host) {}

    /** Answer of N-27. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record IdentifiedCustomer(@Schema(nullable = true) UUID customerId) {}

    @GET
    @Operation(
            operationId = "findNetiaCustomer",
            summary = "Find a customer by the id in the page's own system",
            description = "Netia N-27")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    public NetiaData<IdentifiedCustomer> identify(
            @QueryParam("external_id") String externalId,
            @QueryParam("account_id") String accountId,
            @QueryParam("email") String email,
            @QueryParam("host") String host) {
        var asked = JsonNodeFactory.instance.objectNode();
        asked.put("external_id", externalId);
        asked.put("account_id", accountId);
        asked.put("email", email);
        asked.put("host", host);
        return identify(asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "identifyNetiaCustomer",
            summary = "Find a customer by the id in the page's own system; creates none",
            description = "Netia N-27")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @IgnoresIdempotencyKey("nothing is changed")
    public NetiaData<IdentifiedCustomer> identify(@NotNull IdentifyRequest request) {
        var asked = JsonNodeFactory.instance.objectNode();
        asked.set("external_id", request.externalId());
        asked.set("account_id", request.accountId());
        asked.set("email", request.email());
        asked.set("host", request.host());
        return identify(asked);
    }

    private NetiaData<IdentifiedCustomer> identify(ObjectNode asked) {
        var wanted = new CustomerBody(asked).identity();
        var accountId = asked.path("account_id").textValue();
        if (accountId == null && !account.isKnown()) {
            throw HoopoeException.missing("account_id");
        }
        return account.call(accountId, () -> customers.identify(wanted.externalId(), wanted.email(), wanted.host()))
                .map(found -> NetiaData.of(new IdentifiedCustomer(found.orElse(null))))
                .orElseThrow(() -> HoopoeException.notFound("Account"));
    }
}
