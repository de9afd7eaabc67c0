package dev.hoopoe.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ErrorEnvelope;
import dev.hoopoe.common.error.ErrorKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what the gateway answers itself, and sees to it that the rest of a refused body does no harm. */
@ApplicationScoped
public class Answers {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final ObjectMapper mapper;
    private final UnreadBody unreadBody;

    Answers(ObjectMapper mapper, UnreadBody unreadBody) {
        this.mapper = mapper;
        this.unreadBody = unreadBody;
    }

    public void refuse(HttpServerRequest request, Refusal refusal) {
        var response = request.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        var kind = refusal.kind();
        if (kind == ErrorKind.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (kind == ErrorKind.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        send(request, kind.status(), ErrorEnvelope.of(kind, refusal.getMessage()));
    }

    public void succeed(HttpServerRequest request, Object data) {
        send(request, 200, new Success(true, data));
    }

    public void succeedWithoutContent(HttpServerRequest request) {
        request.response().setStatusCode(204);
        unreadBody.endWith(request, request.response()::end);
    }

    private void send(HttpServerRequest request, int status, Object body) {
        request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        var text = written(body);
        unreadBody.endWith(request, () -> request.response().end(text));
    }

    private String written(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Success(boolean success, Object data) {}
}
