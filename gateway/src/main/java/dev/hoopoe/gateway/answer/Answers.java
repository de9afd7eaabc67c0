package dev.hoopoe.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.dialect.Dialects;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Writes the gateway's own responses, and drains the rest of a refused body. */
@ApplicationScoped
public class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final String JSON = "application/json;charset=utf-8";

    private final ObjectMapper mapper;
    private final Dialects dialects;
    private final RequestBodyDrain unreadBody;

    Answers(ObjectMapper mapper, Dialects dialects, RequestBodyDrain unreadBody) {
        this.mapper = mapper;
        this.dialects = dialects;
        this.unreadBody = unreadBody;
    }

    /** Answers an error in the dialect of the request. */
    public void refuse(HttpServerRequest request, Refusal refusal) {
        var response = request.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        var kind = refusal.kind();
        if (kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.TOO_MANY_REQUESTS) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfterSeconds()));
        }
        if (kind == ErrorKind.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        var answer = dialects.answering(request).answer(ApiError.of(kind, refusal.getMessage()), null);
        send(request, answer.status(), answer.body());
    }

    /** Answers a {@link Refusal} as it is, any other failure as an internal error. */
    public void fail(HttpServerRequest request, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            refuse(request, refusal);
        } else {
            LOG.error("The gateway failed at a request", failure);
            refuse(request, new Refusal(ErrorKind.INTERNAL, "The gateway could not handle the request"));
        }
    }

    /** Answers with the data in the native envelope. */
    public void succeed(HttpServerRequest request, Object data) {
        succeedWith(request, new Success(true, data));
    }

    /** Answers with a body as it is. */
    public void succeedWith(HttpServerRequest request, Object body) {
        send(request, 200, body);
    }

    /** Answers with a status and no body. */
    public void succeedWithoutContent(HttpServerRequest request, int status) {
        request.response().setStatusCode(status);
        unreadBody.endWith(request, request.response()::end);
    }

    /** Answers with a text that is not an envelope, with the headers already set. */
    public void sendText(HttpServerRequest request, String type, Buffer text) {
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        unreadBody.endWith(request, () -> request.response().end(text));
    }

    private void send(HttpServerRequest request, int status, Object body) {
        request.response().setStatusCode(status);
        sendText(request, JSON, Buffer.buffer(written(body)));
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
