package dev.hoopoe.openapi;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the sample service says of itself. */
@QuarkusTest
class DocumentFilterTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void answerHasAllItsFieldsAndNoNameForAnIdOrATime() throws JsonProcessingException {
        assertEquals(mapper.readTree("""
                        {"type":"object","required":["id","name","note","extra","created_at"],"properties":{
                          "id":{"type":"string","format":"uuid"},"name":{"type":"string"},
                          "note":{"type":"string","nullable":true},
                          "extra":{"type":"object","additionalProperties":true},
                          "created_at":{"type":"string","format":"date-time"}}}
                        """), schema("SampleView"));
    }

    @Test
    void partOfAChangeMayBeNullUnlessItsConstraintsRefuseThat() throws JsonProcessingException {
        assertEquals(mapper.readTree("""
                        {"type":"object","properties":{
                          "name":{"type":"string","maxLength":20,"pattern":"\\\\S"},
                          "note":{"type":"string","maxLength":2000000,"nullable":true}}}
                        """), schema("UpdateSampleRequest"));
    }

    @Test
    void examplesArePutTogether() throws JsonProcessingException {
        var update = document().at("/paths/~1api~1samples~1{id}/put");

        assertEquals(
                mapper.readTree("{\"name\":\"First\",\"note\":\"Changed\"}"),
                update.at("/requestBody/content/application~1json/example"));
        assertEquals(mapper.readTree("""
                        {"success":true,"data":{"id":"01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10","name":"First","note":null,
                          "extra":{},"created_at":"2026-01-01T12:00:00Z"}}
                        """), update.at("/responses/200/content/application~1json/example"));
    }

    @Test
    void idInAPathIsWhatItsExampleIs() throws JsonProcessingException {
        assertEquals(mapper.readTree("""
                        {"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"},
                          "example":"01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10"}
                        """), document().at("/paths/~1api~1samples~1{id}/get/parameters/0"));
    }

    @Test
    void postTakesAnIdempotencyKey() throws JsonProcessingException {
        var create = document().at("/paths/~1api~1samples/post");

        assertEquals("Idempotency-Key", create.at("/parameters/0/name").asText());
        assertEquals("header", create.at("/parameters/0/in").asText());
        assertEquals(255, create.at("/parameters/0/schema/maxLength").asInt());
        assertEquals(
                "#/components/responses/KeyReused",
                create.at("/responses/422/$ref").asText());
        assertEquals(
                "boolean",
                create.at("/responses/200/headers/Idempotency-Replayed/schema/type")
                        .asText());
    }

    @Test
    void refusalThatADialectRetellsIsNamedByItsStatusThere() throws JsonProcessingException {
        var create = document().at("/paths/~1hcall~1api~1samples/post");

        assertEquals(
                "#/components/responses/Invalid",
                create.at("/responses/400/$ref").asText());
    }

    private JsonNode schema(String name) throws JsonProcessingException {
        return document().at("/components/schemas/" + name);
    }

    private JsonNode document() throws JsonProcessingException {
        return mapper.readTree(given().get("/q/openapi?format=json").asString());
    }
}
