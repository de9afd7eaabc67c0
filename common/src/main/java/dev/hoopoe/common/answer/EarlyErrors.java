package dev.hoopoe.common.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers requests that fail before a resource is matched, in the dialect of their path. */
@ApplicationScoped
public class EarlyErrors {

    private final ObjectMapper mapper;

    EarlyErrors(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the exchange. */
    public void answer(RoutingContext context, ErrorKind kind, String message) {
        try {
            var answer = Dialect.ofPath(context.request().path()).answer(ApiError.of(kind, message), null);
            context.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
            context.end(mapper.writeValueAsString(answer.body()));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
