package dev.hoopoe.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.testing.DescribedOperations;
import dev.hoopoe.gateway.route.PublicOperations;
import dev.hoopoe.gateway.route.RoutingTable;
import dev.hoopoe.gateway.route.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiMergeTest {

    private static final String OWN = """
            {"openapi":"3.0.3","paths":{"/health":{"get":{"responses":{"200":{"description":"ok"}}}}},
             "security":[{"BearerAuth":[]},{"ApiKey":[]}],
             "components":{"schemas":{"Error":{"type":"object"}}}}
            """;

    private final OpenApiMerge merge = of(Dialect.homa());

    @Test
    void pathsOfAServiceAreTakenWhenTheyAreRoutedToIt() {
        merge.add(Upstream.TICKET, withPaths("/api/tickets/{id}", "/internal/tickets/{id}", "/api/users"));
        merge.add(Upstream.DIRECTORY, withPaths("/api/users"));

        assertEquals(List.of("/api/tickets/{id}", "/api/users", "/health"), paths(merge.result()));
    }

    @Test
    void schemasThatMeanTheSameAreOneAndOthersAreToldApart() {
        merge.add(Upstream.TICKET, withSchema("/api/tickets", "{\"type\":\"string\"}"));
        merge.add(Upstream.DIRECTORY, withSchema("/api/users", "{\"type\":\"string\"}"));
        merge.add(Upstream.MESSAGING, withSchema("/api/messages", "{\"type\":\"integer\"}"));

        var merged = merge.result();

        assertEquals("string", merged.at("/components/schemas/Thing/type").asText());
        assertEquals(
                "integer", merged.at("/components/schemas/MessagingThing/type").asText());
        assertEquals("#/components/schemas/Thing", referenceIn(merged, "/api/users"));
        assertEquals("#/components/schemas/MessagingThing", referenceIn(merged, "/api/messages"));
    }

    @Test
    void operationThatNeedsNoTokenSaysSo() {
        merge.add(Upstream.AUTH, object("""
                {"paths":{"/auth/login":{"post":{"security":[{"BearerAuth":[]}],"requestBody":{},"responses":{}}}}}
                """));

        var login = merge.result().at("/paths/~1auth~1login/post");

        assertTrue(login.path("security").isEmpty());
        assertFalse(login.path("responses").has("403"));
    }

    @Test
    void tokenOrApiKeyIsAskedForUnlessAnybodyMayCall() {
        merge.add(Upstream.AUTH, object("""
                {"paths":{"/auth/logout":{"post":{"responses":{}}}}}
                """));
        merge.add(Upstream.TICKET, object("""
                {"paths":{"/api/tickets":{"post":{"responses":{}}}}}
                """));

        var merged = merge.result();

        assertEquals(object(OWN).path("security"), merged.at("/paths/~1auth~1logout/post/security"));
        var creation = merged.at("/paths/~1api~1tickets/post");
        assertTrue(creation.at("/security/0").isEmpty());
        assertEquals(3, creation.path("security").size());
        assertTrue(creation.path("responses").has("401"));
        assertFalse(creation.path("responses").has("403"));
    }

    @Test
    void whatAServiceSaysItselfOfAStatusStands() {
        merge.add(Upstream.AUTH, object("""
                {"paths":{"/auth/login":{"post":{"requestBody":{},"responses":{
                  "401":{"$ref":"#/components/responses/InvalidCredentials"},
                  "413":{"description":"Far too large","content":{}}}}}}}
                """));

        var responses = merge.result().at("/paths/~1auth~1login/post/responses");

        assertEquals(
                "#/components/responses/InvalidCredentials",
                responses.at("/401/$ref").asText());
        assertEquals("Far too large", responses.at("/413/description").asText());
    }

    @Test
    void eachDialectHasItsOwnPathsBelowItsBasePath() {
        var described = withPaths("/api/tickets/{id}", "/hcall/api/ticket/info", "/omnidesk/api/tickets/{ticket_id}");
        var hcall = of(Dialect.of("hcall"));
        var omnidesk = of(Dialect.of("omnidesk"));

        merge.add(Upstream.TICKET, described);
        hcall.add(Upstream.TICKET, described);
        omnidesk.add(Upstream.TICKET, described);

        assertEquals(List.of("/api/tickets/{id}", "/health"), paths(merge.result()));
        assertEquals(List.of("/api/ticket/info", "/health"), paths(hcall.result()));
        assertEquals(List.of("/api/tickets/{ticket_id}", "/health"), paths(omnidesk.result()));
    }

    @Test
    void schemaOfAnotherDialectRenamesNone() {
        merge.add(Upstream.TICKET, withSchema("/omnidesk/api/tickets", "{\"type\":\"integer\"}"));
        merge.add(Upstream.DIRECTORY, withSchema("/api/users", "{\"type\":\"string\"}"));

        assertEquals("#/components/schemas/Thing", referenceIn(merge.result(), "/api/users"));
    }

    @Test
    void errorsHaveTheStatusesOfTheDialect() {
        var omnidesk = of(Dialect.of("omnidesk"));
        omnidesk.add(Upstream.DIRECTORY, object("""
                {"paths":{"/omnidesk/api/users":{"post":{"responses":{
                  "201":{"description":"Created"},
                  "409":{"$ref":"#/components/responses/Conflict"}}}}}}
                """));

        var responses = omnidesk.result().at("/paths/~1api~1users/post/responses");

        assertFalse(responses.has("409"));
        assertEquals(
                "#/components/responses/Conflict", responses.at("/400/$ref").asText());
    }

    @Test
    void dialectsPublicOperationsNeedNoToken() {
        var hcall = of(Dialect.of("hcall"));
        hcall.add(Upstream.DIRECTORY, object("""
                {"paths":{"/hcall/api/master/create":{"post":{"responses":{}}},
                 "/hcall/api/user/create":{"post":{"responses":{}}}}}
                """));

        var merged = hcall.result();

        assertTrue(merged.at("/paths/~1api~1master~1create/post/security").isEmpty());
        assertFalse(merged.at("/paths/~1api~1user~1create/post/security").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/hcall", "/omnidesk"})
    void theGatewaysOwnOperationsAreDescribed(String base) throws IOException {
        try (var own = OpenApiMerge.class.getResourceAsStream("/pages" + base + "/openapi.json")) {
            assertEquals(
                    List.of(), DescribedOperations.missingIn(new String(own.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyOperationNamesTheErrorsThatFollowFromItsForm() {
        merge.add(Upstream.TICKET, withPaths("/api/tickets/{id}"));

        var responses = merge.result().at("/paths/~1api~1tickets~1{id}/get/responses");

        for (var status : List.of("200", "400", "401", "403", "404", "503", "default")) {
            assertTrue(responses.has(status), status);
        }
        assertFalse(responses.has("413"));
    }

    @Test
    void everyOperationOfAServiceNamesItsRateLimitsAndTheGatewaysOwnHaveNone() {
        merge.add(Upstream.TICKET, object("""
                {"paths":{"/api/tickets":{"get":{"responses":{"200":{"description":"OK"}}},
                                          "post":{"responses":{"201":{"description":"Created"}}}}}}
                """));

        var merged = merge.result();

        assertEquals(
                "[\"read\"]",
                merged.at("/paths/~1api~1tickets/get/x-rate-limit-class").toString());
        assertEquals(
                "[\"anonymous-write\",\"write\"]",
                merged.at("/paths/~1api~1tickets/post/x-rate-limit-class").toString());
        var responses = merged.at("/paths/~1api~1tickets/get/responses");
        assertEquals(
                "#/components/headers/RateLimit",
                responses.at("/200/headers/RateLimit/$ref").asText());
        assertEquals(
                "#/components/responses/TooManyRequests",
                responses.at("/429/$ref").asText());
        assertFalse(merged.at("/paths/~1health/get").has("x-rate-limit-class"));
        assertFalse(merged.at("/paths/~1health/get/responses").has("429"));
    }

    @Test
    void documentIsTheSameInYaml() throws JsonProcessingException {
        merge.add(Upstream.TICKET, withPaths("/api/tickets/{id}"));

        var texts = OpenApiTexts.of(merge.result());

        var fromYaml = new YAMLMapper().readTree(texts.yaml());
        assertEquals(new ObjectMapper().readTree(texts.json()), fromYaml);
    }

    private static OpenApiMerge of(Dialect dialect) {
        return new OpenApiMerge(dialect, new RoutingTable(), new PublicOperations(), object(OWN));
    }

    private static ObjectNode withPaths(String... paths) {
        var document = object("{\"paths\":{}}");
        for (var path : paths) {
            document.withObject("/paths").set(path, object("""
                    {"get":{"security":[{"BearerAuth":[]}],"responses":{"200":{"description":"OK"},
                     "401":{"description":"Not Authorized"}}}}
                    """));
        }
        return document;
    }

    private static ObjectNode withSchema(String path, String schema) {
        var document = object("{\"paths\":{},\"components\":{\"schemas\":{\"Thing\":" + schema + "}}}");
        document.withObject("/paths").set(path, object("""
                {"get":{"responses":{"200":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}
                """));
        return document;
    }

    private static List<String> paths(ObjectNode document) {
        Iterable<String> names = () -> document.path("paths").fieldNames();
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private static String referenceIn(JsonNode document, String path) {
        return document.path("paths")
                .path(path)
                .at("/get/responses/200/schema/$ref")
                .asText();
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
