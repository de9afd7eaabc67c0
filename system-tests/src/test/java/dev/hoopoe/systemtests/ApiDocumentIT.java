package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the desk says of itself holds together, across the services that say it. */
@ExtendWith(RunningSuite.class)
class ApiDocumentIT {

    private final ApiClient anybody;
    private ApiDocument document;

    ApiDocumentIT(ApiClient api) {
        this.anybody = api;
    }

    @BeforeEach
    void ask() {
        document = ApiDocument.parse(
                anybody.get("/openapi").statusCode(200).extract().asString());
    }

    @Test
    void everyBodyHasAnExampleThatItsSchemaAllows() {
        assertEquals(Map.of(), document.wrongExamples());
    }

    @Test
    void everyTagIsExplained() {
        var explained = document.json().path("tags").findValuesAsText("name");

        assertEquals(
                List.of(),
                document.operations().stream()
                        .filter(operation -> !explained.contains(
                                operation.json().path("tags").path(0).asText()))
                        .map(ApiOperation::toString)
                        .toList());
    }

    @Test
    void everyPostTakesAnIdempotencyKeyOrSaysWhyNot() {
        assertEquals(
                List.of(),
                document.operations().stream()
                        .filter(operation -> operation.method().equals("POST"))
                        .filter(operation -> !operation
                                .json()
                                .path("parameters")
                                .findValuesAsText("name")
                                .contains("Idempotency-Key"))
                        .filter(operation -> !operation
                                .json()
                                .path("description")
                                .asText()
                                .matches(".*`Idempotency-Key` is ignored: .*|The same as `.*"))
                        .map(ApiOperation::toString)
                        .toList());
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        var seen = new HashSet<String>();

        assertEquals(
                List.of(),
                document.operations().stream()
                        .filter(operation -> operation.id().isEmpty() || !seen.add(operation.id()))
                        .map(ApiOperation::toString)
                        .toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertEquals(
                List.of(),
                document.json().findValuesAsText("$ref").stream()
                        .distinct()
                        .filter(reference ->
                                document.json().at(reference.substring(1)).isMissingNode())
                        .toList());
    }
}
