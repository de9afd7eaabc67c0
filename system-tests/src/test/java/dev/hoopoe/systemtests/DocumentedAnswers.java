package dev.hoopoe.systemtests;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Holds every answer that a test gets from the gateway to what the desk says of itself; a difference fails the test. */
final class DocumentedAnswers implements Filter {

    private final String url;
    private ApiDocument document;

    /** @param url the gateway's; what others answer is not looked at */
    DocumentedAnswers(String url) {
        this.url = url;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        if (request.getURI().startsWith(url)) {
            check(new Answer(
                    request.getMethod(),
                    request.getURI().substring(url.length()).replaceAll("\\?.*", ""),
                    response.statusCode(),
                    response.contentType(),
                    response.asString()));
        }
        return response;
    }

    private void check(Answer answer) {
        var differences = document().differences(answer);
        if (!differences.isEmpty()) {
            throw new AssertionError(answer + " not as documented: " + String.join("; ", differences));
        }
    }

    private synchronized ApiDocument document() {
        if (document == null) {
            document = ApiDocument.parse(
                    RestAssured.given().noFilters().baseUri(url).get("/openapi").asString());
        }
        return document;
    }
}
