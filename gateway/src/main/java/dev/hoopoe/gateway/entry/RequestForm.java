package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.route.OddAddressException;
import dev.hoopoe.gateway.route.RequestTarget;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** What every request must look like before anybody asks what it wants. */
final class RequestForm {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private RequestForm() {}

    static RequestTarget requireGood(HttpServerRequest request) throws Refusal {
        if (!METHODS.contains(request.method().name())) {
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported");
        }
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            throw new Refusal(ErrorKind.INVALID, "The request names more than one host");
        }
        var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.size() > 1
                || !encodings.isEmpty() && !encodings.get(0).strip().equalsIgnoreCase("chunked")) {
            throw new Refusal(ErrorKind.INVALID, "The transfer encoding is not supported");
        }
        try {
            return RequestTarget.parse(request.uri());
        } catch (OddAddressException e) {
            throw new Refusal(ErrorKind.INVALID, e.getMessage());
        }
    }
}
