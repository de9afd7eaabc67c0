package dev.hoopoe.common.etag;

import dev.hoopoe.common.answer.ErrorAnswers;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Reads If-Match and If-None-Match of requests, and writes the ETag of responses. */
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
            tags.expect(TagCondition.parse(header, fields));
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
    public RestResponse<Object> changed(
            ChangedMeanwhileException exception, ContainerRequestContext request, ResourceInfo operation) {
        var answer = ErrorAnswers.of(exception.error(), request, operation);
        answer.getHeaders().putSingle(HttpHeaders.ETAG, exception.tag());
        return answer;
    }
}
