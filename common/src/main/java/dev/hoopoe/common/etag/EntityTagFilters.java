package dev.hoopoe.common.etag;

import dev.hoopoe.common.error.ErrorEnvelope;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Reads conditions off requests and writes tags onto answers. */
public class EntityTagFilters {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final EntityTags tags;

    EntityTagFilters(EntityTags tags) {
        this.tags = tags;
    }

    @ServerRequestFilter
    public void read(ContainerRequestContext request) {
        var header = READING.contains(request.getMethod()) ? HttpHeaders.IF_NONE_MATCH : HttpHeaders.IF_MATCH;
        var fields = request.getHeaders().get(header);
        if (fields != null) {
            tags.take(TagCondition.parse(header, fields));
        }
    }

    @ServerResponseFilter
    public void write(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() == Family.SUCCESSFUL
                && Arc.container().requestContext().isActive()) {
            tags.current().ifPresent(tag -> {
                response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
                if (READING.contains(request.getMethod()) && tags.isKnown(tag)) {
                    response.setStatusInfo(Status.NOT_MODIFIED);
                    response.setEntity(null);
                }
            });
        }
    }

    @ServerExceptionMapper
    public RestResponse<ErrorEnvelope> changed(ChangedMeanwhileException refusal) {
        return RestResponse.ResponseBuilder.<ErrorEnvelope>create(refusal.kind().status())
                .entity(ErrorEnvelope.changed(refusal.getMessage(), refusal.current()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, refusal.tag())
                .build();
    }
}
