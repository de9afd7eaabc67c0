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

    private static final int MOST_ADDRESS_CHARACTERS = 8 * 1024;
    private static final int MOST_HEADER_CHARACTERS = 16 * 1024;

    private RequestForm() {}

    static RequestTarget requireGood(HttpServerRequest request) throws Refusal {
        if (!METHODS.contains(request.method().name())) {
            throw new Refusal(ErrorKind.METHOD_NOT_ALLOWED, "The method is not supported");
        }
        requireBounded(request);
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            throw new Refusal(ErrorKind.INVALID, "The request names more than one host");
        }
        var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.size() > 1
                || (!encodings.isEmpty() && !encodings.get(0).strip().equalsIgnoreCase("chunked"))) {
            throw new Refusal(ErrorKind.INVALID, "The transfer encoding is not supported");
        }
        try {
            return RequestTarget.parse(request.uri());
        } catch (OddAddressException e) {
            throw new Refusal(ErrorKind.INVALID, e.getMessage());
        }
    }

    private static void requireBounded(HttpServerRequest request) throws Refusal {
        if (request.uri().length() > MOST_ADDRESS_CHARACTERS) {
            throw new Refusal(
                    ErrorKind.ADDRESS_TOO_LONG,
                    "The address must not exceed " + MOST_ADDRESS_CHARACTERS + " characters");
        }
        var characters = 0;
        for (var header : request.headers()) {
            characters += header.getKey().length() + header.getValue().length();
        }
        if (characters > MOST_HEADER_CHARACTERS) {
            throw new Refusal(
                    ErrorKind.HEADERS_TOO_LARGE,
                    "The headers must not exceed " + MOST_HEADER_CHARACTERS + " characters together");
        }
    }
}
