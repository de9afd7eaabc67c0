package dev.hoopoe.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialectDocumentsTest {

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("otherDialects")
    void refusalsAreShownAsTheDialectTellsThem(Dialect dialect) throws IOException {
        for (var response : documentOf(dialect).at("/components/responses").properties()) {
            var example = response.getValue().at("/content/application~1json/example");

            var told =
                    dialect.answer(ApiError.of(kindOf(response.getKey()), reasonIn(example), detailsIn(example)), null);

            assertEquals(mapper.valueToTree(told.body()), example, response.getKey());
        }
    }

    @ParameterizedTest
    @MethodSource("otherDialects")
    void callsGoBelowTheBasePathWithABearerToken(Dialect dialect) throws IOException {
        var document = documentOf(dialect);

        assertEquals(dialect.basePath(), document.at("/servers/0/url").asText());
        var scheme = document.at("/components/securitySchemes/BearerAuth");
        assertEquals(
                List.of("http", "bearer", "JWT"),
                List.of(
                        scheme.path("type").asText(),
                        scheme.path("scheme").asText(),
                        scheme.path("bearerFormat").asText()));
    }

    @Test
    void apiKeysAreForTheNativeDialect() throws IOException {
        assertEquals(
                "[{\"BearerAuth\":[]}]",
                documentOf(Dialect.of("hcall")).path("security").toString());
        assertEquals(
                "[{\"BearerAuth\":[]}]",
                documentOf(Dialect.of("omnidesk")).path("security").toString());
    }

    private static Stream<Dialect> otherDialects() {
        return Dialect.all().stream().filter(dialect -> !dialect.isNative());
    }

    private JsonNode documentOf(Dialect dialect) throws IOException {
        try (var own = getClass().getResourceAsStream("/pages" + dialect.basePath() + "/openapi.json")) {
            return mapper.readTree(own);
        }
    }

    /** Named as services name it; what is not foreseen is told as a failure of ours. */
    private static ErrorKind kindOf(String response) {
        return switch (response) {
            case "Failed" -> ErrorKind.INTERNAL;
            case "Unprocessable" -> ErrorKind.INVALID;
            default ->
                ErrorKind.valueOf(
                        WORD_BOUNDARY.matcher(response).replaceAll("_").toUpperCase(Locale.ROOT));
        };
    }

    private static String reasonIn(JsonNode example) {
        return Stream.of("/reason", "/error/message", "/errors/body/0")
                .map(example::at)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse("");
    }

    private static Map<String, String> detailsIn(JsonNode example) {
        var details = new HashMap<String, String>();
        example.path("errors").properties().stream()
                .filter(error -> !error.getKey().equals("body"))
                .forEach(error ->
                        details.put(error.getKey(), error.getValue().path(0).asText()));
        return details;
    }
}
