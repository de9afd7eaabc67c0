package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.tenancy.NamesAccount;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.profile.Customer;
import dev.hoopoe.directory.profile.CustomerTransactions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Operations on customers that the widget calls without a token (contract rows N-23, N-28 and N-29). */
@Path("/netia/api/customers")
@PermitAll
@Tag(name = "Customers")
class NetiaVisitorResource {

    private final CustomerTransactions customers;
    private final NamedAccount account;
    private final NetiaConfig config;

    NetiaVisitorResource(CustomerTransactions customers, NamedAccount account, NetiaConfig config) {
        this.customers = customers;
        this.account = account;
        this.config = config;
    }

    /** Body of N-23; {@code account_id} is among the members of the customer. */
    record CreateCustomerRequest(@NotNull ObjectNode customer) implements NamesAccount {

        @Override
        public String namedAccount() {
            return customer == null ? null : accountIn(customer);
        }
    }

    /** Body of N-29. */
    record CustomerMetadataRequest(@NotNull ObjectNode metadata) {}

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createNetiaCustomer", summary = "Create a customer", description = "Netia N-23")
    public NetiaData<NetiaCustomer> create(@NotNull @Valid CreateCustomerRequest request, HttpServerRequest http) {
        var body = new CustomerBody(request.customer());
        var personal = body.personal();
        var profile = body.profile().from(ClientInfo.of(http).address());
        return account.call(accountIn(request.customer()), () -> customers.create(personal, profile))
                .map(NetiaVisitorResource::shown)
                .orElseThrow(() -> accountUnknown(request.customer()));
    }

    @GET
    @Path("/{id}/exists")
    @Operation(
            operationId = "netiaCustomerExists",
            summary = "Tell whether there is a customer",
            description = "Netia N-28")
    public NetiaData<Boolean> exists(@PathParam("id") String id, @QueryParam("account_id") String accountId) {
        return NetiaData.of(PathIds.uuidOrEmpty(id)
                .flatMap(customer -> accountId == null
                        ? account.callFor(customer, () -> customers.exists(customer))
                        : account.call(accountId, () -> customers.exists(customer)))
                .orElse(false));
    }

    @PUT
    @Path("/{id}/metadata")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaCustomerMetadata",
            summary = "Update a customer with what the widget sends",
            description = "Netia N-29")
    @IgnoresIfMatch("the widget has no entity tag; the latest update wins")
    public NetiaData<NetiaCustomer> note(
            @PathParam("id") String id, @NotNull @Valid CustomerMetadataRequest request, HttpServerRequest http) {
        var body = new CustomerBody(request.metadata());
        var personal = body.personal();
        var profile =
                config.collectsIp() ? body.profile().from(ClientInfo.of(http).address()) : body.profile();
        var customer = NetiaIds.uuid(id, "Customer");
        return account.callFor(customer, () -> customers.visit(customer, personal, profile))
                .map(NetiaCustomers::of)
                .map(known -> account.isKnown() ? known : known.withOnly(request.metadata()::has))
                .map(NetiaData::of)
                .orElseThrow(() -> HoopoeException.notFound("Customer"));
    }

    @PATCH
    @Path("/{id}/metadata")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaCustomerMetadata", summary = "The same as PUT", description = "Netia N-29")
    @IgnoresIfMatch("the widget has no entity tag; the latest update wins")
    public NetiaData<NetiaCustomer> patch(
            @PathParam("id") String id, @NotNull @Valid CustomerMetadataRequest request, HttpServerRequest http) {
        return note(id, request, http);
    }

    private static String accountIn(ObjectNode members) {
        return members.path("account_id").textValue();
    }

    private static HoopoeException accountUnknown(ObjectNode members) {
        return accountIn(members) == null
                ? HoopoeException.missing("account_id")
                : HoopoeException.invalid("account_id", "does not exist");
    }

    private static NetiaData<NetiaCustomer> shown(Customer customer) {
        return NetiaData.of(NetiaCustomers.of(customer));
    }
}
