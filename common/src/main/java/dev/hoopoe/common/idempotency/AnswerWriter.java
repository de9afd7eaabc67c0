package dev.hoopoe.common.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Serialises a resource method's result as the framework will. */
@ApplicationScoped
class AnswerWriter {

    private static final Set<String> KEPT = Set.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final ObjectMapper mapper;

    AnswerWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    IdempotencyRecord write(Method method, Object result) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return new IdempotencyRecord(response.getStatus(), headersOf(response), textOf(response.getEntity()));
        }
        return new IdempotencyRecord(statusOf(method, result), Map.of(), textOf(result));
    }

    private static int statusOf(Method method, Object result) {
        var said = method.getAnnotation(ResponseStatus.class);
        if (said != null) {
            return said.value();
        }
        return result == null ? NO_CONTENT : OK;
    }

    private static Map<String, String> headersOf(RestResponse<?> response) {
        var headers = new TreeMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private String textOf(Object entity) throws JsonProcessingException {
        return entity == null ? "" : mapper.writeValueAsString(entity);
    }
}
