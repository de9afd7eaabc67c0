package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;

/** Samples over HTTP. */
@Path("/api/samples")
public class SampleResource {

    private final Samples samples;
    private final CurrentCaller caller;
    private final Replica<SampleView> replica;
    private final Neighbour neighbour;
    private final EntityTags tags;

    SampleResource(
            Samples samples,
            CurrentCaller caller,
            Replica<SampleView> replica,
            @RestClient Neighbour neighbour,
            EntityTags tags) {
        this.samples = samples;
        this.caller = caller;
        this.replica = replica;
        this.neighbour = neighbour;
        this.tags = tags;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public Success<Page<SampleView>> list(@BeanParam PageRequest page) {
        return Success.of(samples.list(page));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public Success<SampleView> get(@PathParam("id") String id) {
        return Success.of(tags.show(samples.get(PathIds.uuid(id))));
    }

    @POST
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public RestResponse<Success<SampleView>> create(@NotNull @Valid CreateSampleRequest request) {
        var extra = request.extra() == null ? JsonNodeFactory.instance.objectNode() : request.extra();
        return RestResponse.status(
                RestResponse.Status.CREATED, Success.of(samples.create(request.name(), request.note(), extra)));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public Success<SampleView> update(@PathParam("id") String id, @NotNull @Valid UpdateSampleRequest request) {
        tags.shownBy(Sample.class, Sample::view);
        return Success.of(tags.show(samples.update(PathIds.uuid(id), request.name(), request.note())));
    }

    @DELETE
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(Sample.class, Sample::view);
        samples.delete(PathIds.uuid(id));
        return Success.DELETED;
    }

    @GET
    @Path("/replica/{id}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public Success<SampleView> copy(@PathParam("id") String id) {
        return Success.of(replica.find(id).orElseThrow(() -> HoopoeException.notFound("Sample")));
    }

    /** Who the service takes the caller for, and what its log lines would carry. */
    @GET
    @Path("/whoami")
    @PermitAll
    public Success<Map<String, Object>> whoami() {
        var answer = new TreeMap<String, Object>();
        answer.put("account", caller.accountId());
        answer.put("account_assumed", caller.get().accountAssumed());
        answer.put("kind", caller.get().kind().name());
        answer.put("logged_request", MDC.get(LogKeys.REQUEST));
        answer.put("logged_account", MDC.get(LogKeys.ACCOUNT));
        answer.put("logged_user", MDC.get(LogKeys.USER));
        return Success.of(answer);
    }

    @GET
    @Path("/internal")
    @RolesAllowed(Roles.SERVICE)
    public Success<String> internal() {
        return Success.of(caller.accountId());
    }

    @GET
    @Path("/neighbour/{path}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    public Success<Object> neighbour(@PathParam("path") String path) {
        return Success.of(neighbour.headers(path));
    }

    @GET
    @Path("/broken")
    @PermitAll
    public Success<String> broken() {
        throw new IllegalStateException("a secret that no caller may see");
    }

    @GET
    @Path("/unannotated")
    public Success<String> unannotated() {
        return Success.of("nobody gets here");
    }
}
