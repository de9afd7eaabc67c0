package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.widget.WidgetSetting;
import dev.hoopoe.directory.widget.WidgetSettings;
import dev.hoopoe.directory.widget.WidgetSettingsTransactions;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/widget_settings} (contract rows N-30 to N-32). Pages read them and send their visits without a token. */
@Path("/netia/api/widget_settings")
@Tag(name = "Widget")
class NetiaWidgetSettingsResource {

    private static final String WHY_NO_IF_MATCH = "the settings have no entity tag; members that are not sent stay";

    private final WidgetSettingsTransactions settings;
    private final NamedAccount account;
    private final CurrentCaller caller;
    private final Clock clock;

    NetiaWidgetSettingsResource(
            WidgetSettingsTransactions settings, NamedAccount account, CurrentCaller caller, Clock clock) {
        this.settings = settings;
        this.account = account;
        this.caller = caller;
        this.clock = clock;
    }

    /** Body of N-32; members that are no settings are ignored. */
    record UpdateWidgetSettingsRequest(@NotNull ObjectNode widgetSettings) {}

    /** Body of N-31; of {@code metadata} only host and pathname are read. */
    record WidgetMetadataRequest(
            String accountId, String inboxId, @NotNull ObjectNode metadata) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getNetiaWidgetSettings",
            summary = "Show how the account's widget looks",
            description = "Netia N-30")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    public NetiaData<NetiaWidgetSettings> get(
            @QueryParam("account_id") String accountId, @QueryParam("inbox_id") String inboxId) {
        var found = inNamed(accountId, inboxId, settings::find);
        return NetiaData.of(NetiaWidgetSettings.withAccount(found, clock.instant()));
    }

    @PUT
    @Path("/metadata")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaWidgetMetadata",
            summary = "Note the page that the widget is on; at most once a minute",
            description = "Netia N-31")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @IgnoresIfMatch("the widget has no entity tag; the latest visit wins")
    public NetiaData<NetiaWidgetSettings> visit(@NotNull @Valid WidgetMetadataRequest request) {
        var page = new CustomerBody(request.metadata()).page();
        var found = inNamed(request.accountId(), request.inboxId(), () -> settings.visit(page.host(), page.pathname()));
        return NetiaData.of(NetiaWidgetSettings.of(found));
    }

    @PATCH
    @Path("/metadata")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaWidgetMetadata", summary = "The same as PUT", description = "Netia N-31")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @IgnoresIfMatch("the widget has no entity tag; the latest visit wins")
    public NetiaData<NetiaWidgetSettings> patchVisit(@NotNull @Valid WidgetMetadataRequest request) {
        return visit(request);
    }

    @PUT
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaWidgetSettings",
            summary = "Change settings of the account's widget; null restores a default",
            description = "Netia N-32")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @IgnoresIfMatch(WHY_NO_IF_MATCH)
    public NetiaData<NetiaWidgetSettings> update(@NotNull @Valid UpdateWidgetSettingsRequest request) {
        var changes = WidgetSetting.changesIn(request.widgetSettings());
        requireInbox(request.widgetSettings().path("inbox_id").asText(null));
        return NetiaData.of(NetiaWidgetSettings.of(
                settings.change(changes).orElseThrow(NetiaWidgetSettingsResource::unknownAccount)));
    }

    @PATCH
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaWidgetSettings", summary = "The same as PUT", description = "Netia N-32")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    @IgnoresIfMatch(WHY_NO_IF_MATCH)
    public NetiaData<NetiaWidgetSettings> patch(@NotNull @Valid UpdateWidgetSettingsRequest request) {
        return update(request);
    }

    private WidgetSettings inNamed(String accountId, String inboxId, Supplier<Optional<WidgetSettings>> work) {
        if (accountId == null && !account.isKnown()) {
            throw HoopoeException.missing("account_id");
        }
        return account.find(accountId, () -> {
                    requireInbox(inboxId);
                    return work.get();
                })
                .orElseThrow(NetiaWidgetSettingsResource::unknownAccount);
    }

    /** Null and an empty text name the account's one inbox. */
    private void requireInbox(String id) {
        var own = NetiaIds.inboxOf(caller.accountId()).toString();
        if (id != null && !id.isEmpty() && !id.equalsIgnoreCase(own)) {
            throw HoopoeException.notFound("Inbox");
        }
    }

    private static HoopoeException unknownAccount() {
        return HoopoeException.notFound("Account");
    }
}
