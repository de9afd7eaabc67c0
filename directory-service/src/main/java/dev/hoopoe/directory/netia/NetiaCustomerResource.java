package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.profile.CustomerTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customers for staff (contract rows N-24 to N-26): the desk's clients. */
@Path("/netia/api/customers")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Customers")
class NetiaCustomerResource {

    private final CustomerTransactions customers;
    private final ConversationLookup conversations;

    NetiaCustomerResource(CustomerTransactions customers, ConversationLookup conversations) {
        this.customers = customers;
        this.conversations = conversations;
    }

    /** Body of N-26. */
    record UpdateCustomerRequest(@NotNull ObjectNode customer) {}

    @GET
    @Operation(
            operationId = "listNetiaCustomers",
            summary = "List customers; those who were seen last come first",
            description = "Netia N-24")
    @APIResponse(
            responseCode = "200",
            description = "The customers",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NetiaCustomerPage.class)),
                @Content(
                        mediaType = CustomerCsv.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example = CustomerCsv.HEADINGS)
            })
    public Response list(@BeanParam CustomerListParameters parameters) {
        var filter = parameters.filter();
        if (parameters.wantsTable()) {
            StreamingOutput table = new CustomerCsv(customers, filter)::writeTo;
            return Response.ok(table, CustomerCsv.MEDIA_TYPE + ";charset=utf-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customers.csv\"")
                    .build();
        }
        return Response.ok(NetiaCustomerPage.of(customers.page(filter, parameters.page())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getNetiaCustomer", summary = "Show a customer", description = "Netia N-25")
    public NetiaData<ExpandedCustomer> get(
            @PathParam("id") String id,
            @QueryParam("expand")
                    @Parameter(
                            description =
                                    "What to add, also as expand[]: the newest conversations and messages of the customer."
                                            + " Of customers there is no company, and no tags, notes or issues",
                            schema = @Schema(implementation = CustomerExpansion.class))
                    List<String> expand) {
        var with = CustomerExpansion.of(expand);
        var customer =
                customers.find(NetiaIds.uuid(id, "Customer")).orElseThrow(() -> HoopoeException.notFound("Customer"));
        var found = conversations.find(customer.client().id(), with);
        return NetiaData.of(ExpandedCustomer.of(NetiaCustomers.of(customer), with, found));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaCustomer",
            summary = "Change members of a customer",
            description = "Netia N-26")
    @IgnoresIfMatch("Netia's clients know no entity tags")
    public NetiaData<NetiaCustomer> update(@PathParam("id") String id, @NotNull @Valid UpdateCustomerRequest request) {
        var body = new CustomerBody(request.customer());
        var changed = customers.update(NetiaIds.uuid(id, "Customer"), body.personal(), body.profile());
        return NetiaData.of(NetiaCustomers.of(changed));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaCustomer", summary = "The same as PUT", description = "Netia N-26")
    @IgnoresIfMatch("Netia's clients know no entity tags")
    public NetiaData<NetiaCustomer> patch(@PathParam("id") String id, @NotNull @Valid UpdateCustomerRequest request) {
        return update(id, request);
    }
}
