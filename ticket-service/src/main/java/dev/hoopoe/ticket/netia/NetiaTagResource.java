package dev.hoopoe.ticket.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaTag;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.tag.TagService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tags of the account (contract row N-19): they are named in the native dialect. */
@Path("/netia/api/tags")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tags")
class NetiaTagResource {

    private final TagService tags;
    private final CurrentCaller caller;

    NetiaTagResource(TagService tags, CurrentCaller caller) {
        this.tags = tags;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listNetiaTags", summary = "List tags, oldest first", description = "Netia N-19")
    public NetiaData<List<NetiaTag>> list(@BeanParam PageRequest page) {
        return NetiaData.of(tags.list(page).data().stream()
                .map(tag -> NetiaTag.of(caller.accountId(), tag.name()))
                .toList());
    }
}
