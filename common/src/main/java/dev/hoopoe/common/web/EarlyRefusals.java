package dev.hoopoe.common.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Refuses requests before a resource is looked for, in the dialect of their path. */
@ApplicationScoped
public class EarlyRefusals {

    private final ObjectMapper mapper;

    EarlyRefusals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the exchange. */
    public void refuse(RoutingContext context, ErrorKind kind, String message) {
        try {
            var answer = Dialect.ofPath(context.request().path()).refusal(kind, message, Map.of());
            context.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
            context.end(mapper.writeValueAsString(answer.body()));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
