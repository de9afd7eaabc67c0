package dev.hoopoe.systemtests;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer that a test gets from the gateway to what the desk says of itself in that dialect; a difference fails the test. */
final class DocumentedAnswers implements Filter {

    private final String url;
    private final Map<String, ApiDocument> documents = new ConcurrentHashMap<>();

    /** @param url the gateway's; what others answer is not looked at */
    DocumentedAnswers(String url) {
        this.url = url;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        if (request.getURI().startsWith(url)) {
            var path = DialectPaths.described(
                    request.getHeaders().getValue("Host"),
                    request.getURI().substring(url.length()).replaceAll("\\?.*", ""));
            var base = DialectPaths.baseOf(path);
            check(
                    base,
                    new Answer(
                            request.getMethod(),
                            path.substring(base.length()),
                            response.statusCode(),
                            response.contentType(),
                            response.asString()));
        }
        return response;
    }

    private void check(String base, Answer answer) {
        var differences = documents.computeIfAbsent(base, this::document).differences(answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(base + answer + " not as documented: " + String.join("; ", differences));
        }
    }

    private ApiDocument document(String base) {
        return ApiDocument.parse(RestAssured.given()
                .noFilters()
                .baseUri(url)
                .get(base + "/openapi.json")
                .asString());
    }
}
