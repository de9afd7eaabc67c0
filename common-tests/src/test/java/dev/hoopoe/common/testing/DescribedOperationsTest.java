package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedOperationsTest {

    private static final String DOCUMENT = """
            {"paths":{
              "/things/{id}":{"patch":{"operationId":"changeThing","summary":"Change a thing","tags":["Things"],
                "parameters":[{"name":"id","in":"path","schema":{"type":"integer"},"example":1}],
                "requestBody":{"content":{"application/json":{"example":{"a":1}}}},
                "responses":{"200":{"description":"OK","content":{"application/json":{
                  "schema":{"type":"object"},"example":{"b":2}}}}}}},
              "/internal/things":{"get":{}}}}
            """;

    @Test
    void describedOperationLacksNothing() {
        assertEquals(List.of(), DescribedOperations.missingIn(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | 0", "423 | 1",
            })
    void postSaysWhatAKeyDoes(String status, int missing) {
        var post = DOCUMENT.replace("\"patch\"", "\"post\"")
                .replace(
                        "\"parameters\":[",
                        "\"parameters\":[{\"name\":\"Idempotency-Key\",\"schema\":{\"type\":\"string\"}},")
                .replace("\"200\"", "\"" + status + "\":{},\"200\"");

        assertEquals(missing, DescribedOperations.missingIn(post).size());
    }

    @Test
    void changeSaysWhatIfMatchDoes() {
        var put = DOCUMENT.replace("\"patch\"", "\"put\"");
        var heeding = put.replace(
                        "\"parameters\":[", "\"parameters\":[{\"name\":\"If-Match\",\"schema\":{\"type\":\"string\"}},")
                .replace("\"200\"", "\"412\":{},\"200\"");
        var ignoring = put.replace("\"put\":{", "\"put\":{\"description\":\"`If-Match` is ignored: it is\",");

        assertEquals(1, DescribedOperations.missingIn(put).size());
        assertEquals(List.of(), DescribedOperations.missingIn(heeding));
        assertEquals(List.of(), DescribedOperations.missingIn(ignoring));
    }

    @Test
    void readingOneThingHasATag() {
        var get = DOCUMENT.replace("\"patch\"", "\"get\"");
        var tagged = get.replace("\"200\":{", "\"304\":{\"description\":\"same\"},\"200\":{\"headers\":{\"ETag\":{}},");

        assertEquals(1, DescribedOperations.missingIn(get).size());
        assertEquals(List.of(), DescribedOperations.missingIn(tagged));
    }

    @Test
    void postMayIgnoreTheKeyForAReason() {
        var post =
                DOCUMENT.replace("\"patch\":{", "\"post\":{\"description\":\"`Idempotency-Key` is ignored: it is.\",");

        assertEquals(List.of(), DescribedOperations.missingIn(post));
        assertEquals(
                1, DescribedOperations.missingIn(post.replace("ignored", "x")).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "changeThing | Change_Thing | an operationId of its own in camelCase",
                "Change a thing | ` ` | a summary of one line",
                "[\"Things\"] | [] | one tag",
                "\"in\":\"path\",\"schema\":{\"type\":\"integer\"} | \"in\":\"query\" | a type",
                ",\"example\":1 | `` | an example; see openapi-examples.json",
                "\"example\":{\"a\":1} | `` | an example of the request; see openapi-examples.json",
                "\"200\" | \"400\" | an answer of success",
                "OK | `` | a description of its 200",
                "\"schema\":{\"type\":\"object\"}, | `` | a schema of its 200",
                ",\"example\":{\"b\":2} | `` | an example of its 200; see openapi-examples.json"
            })
    void whatIsMissingIsNamed(String part, String other, String lack) {
        var missing = DescribedOperations.missingIn(
                DOCUMENT.replaceAll("\\s*\n\\s*", "").replace(part, other));

        assertEquals(1, missing.size());
        assertEquals(lack, missing.get(0).replaceFirst(".* lacks ", ""));
    }
}
