package dev.hoopoe.directory.homa;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.RandomTexts;
import dev.hoopoe.directory.client.ClientData;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H-32 to H-35. */
@QuarkusTest
class ClientResourceTest {

    private static final String CLIENTS = "/api/clients";

    private final AccountApi api = AccountApi.open();

    @Test
    void createdClientHasTheContractsShape() {
        var response = api.post(CLIENTS, Map.of("name", "Ève 🦉"));

        response.statusCode(201).body("data.name", equalTo("Ève 🦉")).body("data.data", anEmptyMap());
        Map<String, Object> data = response.extract().path("data");
        assertEquals(Set.of("id", "name", "data", "created_at", "updated_at"), data.keySet());
        api.get(CLIENTS + "/" + data.get("id")).statusCode(200).body("data", equalTo(data));
    }

    @Test
    void addressAndPhoneAreShownWhereTheyAreSetAndFound() {
        var id = api.post(CLIENTS, Map.of("name", "Ada", "email", "Ada@Example.com", "phone", "+49 30 1234567"))
                .statusCode(201)
                .body("data.email", equalTo("Ada@Example.com"))
                .body("data.phone", equalTo("+49 30 1234567"))
                .extract()
                .<String>path("data.id");
        api.post(CLIENTS, Map.of("name", "Bea")).statusCode(201);

        for (var term : List.of("ada@example.com", "1234567", "Ada")) {
            api.get(CLIENTS + "?search=" + term).body("data.data.id", contains(id));
        }
        api.put(CLIENTS + "/" + id, Map.of("name", "Ada L."))
                .body("data.email", equalTo("Ada@Example.com"))
                .body("data.phone", equalTo("+49 30 1234567"));
        api.put(CLIENTS + "/" + id, "{\"email\":null,\"phone\":null}")
                .statusCode(200)
                .body("data", not(hasKey("email")))
                .body("data", not(hasKey("phone")));
        api.get(CLIENTS + "?search=1234567").body("data.total", equalTo(0));
    }

    @Test
    void addressLeadsToOneClientInAnyOfItsSpellings() {
        var first = api.post(CLIENTS, Map.of("name", "First", "email", "jos\u00e9@b\u00fccher.example"))
                .statusCode(201)
                .extract()
                .<String>path("data.id");
        var second = api.createClient("Second");
        for (var spelling : List.of(
                "jos\u00e9@b\u00fccher.example",
                "JOS\u00c9@B\u00dcCHER.example",
                "jose\u0301@bu\u0308cher.example",
                "jos\u00e9@xn--bcher-kva.example")) {
            api.post(CLIENTS, Map.of("name", "Third", "email", spelling))
                    .statusCode(409)
                    .body("data.error", equalTo("conflict"))
                    .body("data.details.email", equalTo("This e-mail address belongs to client " + first));
            api.put(CLIENTS + "/" + second, Map.of("email", spelling))
                    .statusCode(409)
                    .body("data.details.email", equalTo("This e-mail address belongs to client " + first));
        }

        api.put(CLIENTS + "/" + first, "{\"email\":null}").statusCode(200);
        api.put(CLIENTS + "/" + second, Map.of("email", "jos\u00e9@b\u00fccher.example"))
                .statusCode(200);
    }

    @Test
    void addressThatManyWantAtOnceIsGivenToOne() {
        var answers = IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> api.post(CLIENTS, Map.of("name", "C" + number, "email", "one@example.com"))
                                .extract()
                                .statusCode()))
                .toList();

        var statuses = answers.stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(201, statuses.get(0));
        assertEquals(15, Collections.frequency(statuses, 409));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"ada\"}", "{\"email\":1}", "{\"phone\":\" \"}", "{\"phone\":[]}"})
    void addressOrPhoneThatIsNoneIsRefused(String body) {
        api.put(CLIENTS + "/" + api.createClient("Ada"), body).statusCode(400);
        api.post(CLIENTS, body.replace("{", "{\"name\":\"Ada\",")).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "custom_fields"})
    void dataIsKeptWhateverItHolds(String field) {
        var body = "{\"name\":\"Eve\",\"" + field
                + "\":{\"città\":\"東京\",\"n\":12345678901234567890.000000000000000001,"
                + "\"list\":[1,null,{\"x\":true}]}}";

        String id = api.post(CLIENTS, body).statusCode(201).extract().path("data.id");

        var answer = api.get(CLIENTS + "/" + id);
        answer.body("data.data.città", equalTo("東京")).body("data.data.list[2].x", is(true));
        assertTrue(answer.extract().asString().contains("12345678901234567890.000000000000000001"));
    }

    @Test
    void updateChangesWhatIsNamedAndReplacesDataWhole() {
        var id = api.createClient("Before");
        api.put(CLIENTS + "/" + id, Map.of("data", Map.of("a", 1, "b", 2))).statusCode(200);

        api.put(CLIENTS + "/" + id, Map.of("name", "After"))
                .statusCode(200)
                .body("data.name", equalTo("After"))
                .body("data.data.a", is(1));
        api.put(CLIENTS + "/" + id, Map.of("data", Map.of("c", 3)))
                .body("data.data", equalTo(Map.of("c", 3)))
                .body("data.name", equalTo("After"));
        api.get(CLIENTS + "/" + id).body("data.data", equalTo(Map.of("c", 3)));
    }

    @Test
    void updateMovesTheTimeOfTheLastChange() {
        var response = api.post(CLIENTS, Map.of("name", "Early"));
        String id = response.extract().path("data.id");
        String updatedAt = response.extract().path("data.updated_at");

        api.put(CLIENTS + "/" + id, Map.of("name", "Late")).body("data.updated_at", not(equalTo(updatedAt)));
    }

    @Test
    void dataMustBeAnObject() {
        var id = api.createClient("Eve");
        var nothing = new HashMap<String, Object>();
        nothing.put("data", null);

        api.put(CLIENTS + "/" + id, nothing).statusCode(400);
        for (var data : List.of(List.of(), "text", 1, true)) {
            api.post(CLIENTS, Map.of("name", "Eve", "data", data)).statusCode(400);
            api.put(CLIENTS + "/" + id, Map.of("data", data)).statusCode(400);
        }
    }

    @Test
    void largeDataIsRefused() {
        var data = Map.of("text", "x".repeat(ClientData.LARGEST));

        api.post(CLIENTS, Map.of("name", "Eve", "data", data))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void parametersNeedADefinition() {
        var parameters = Map.of("tier", "gold");
        var id = api.createClient("Eve");

        api.post(CLIENTS, Map.of("name", "Eve", "parameters", parameters))
                .statusCode(400)
                .body("data.message", equalTo("parameters.tier: is not defined"));
        api.put(CLIENTS + "/" + id, Map.of("parameters", parameters)).statusCode(400);
        api.post(CLIENTS, Map.of("name", "Eve", "parameters", Map.of())).statusCode(201);
    }

    @Test
    void listIsPagedNewestFirstAndSearched() {
        var ids = List.of("Anna", "Bob 50%", "Hanna").stream()
                .map(name -> api.createClient(name).toString())
                .toList();

        api.get(CLIENTS + "?limit=2")
                .statusCode(200)
                .body("data.total", is(3))
                .body("data.data.id", contains(ids.get(2), ids.get(1)));
        api.get(CLIENTS + "?search=ANNA").body("data.total", is(2));
        api.get(CLIENTS + "?search=AN").body("data.total", is(1));
        api.get(CLIENTS + "?search=5").body("data.total", is(1));
        api.administrator().queryParam("search", "50%").get(CLIENTS).then().body("data.total", is(1));
        api.administrator().queryParam("search", "5%").get(CLIENTS).then().body("data.total", is(0));
        api.administrator().queryParam("search", "_").get(CLIENTS).then().body("data.total", is(0));
        api.administrator().queryParam("search", "\\").get(CLIENTS).then().body("data.total", is(0));
    }

    @Test
    void anyNameIsFoundByItselfByEachWordAndByTheBeginningOfEach() {
        var texts = new RandomTexts(652);
        for (var i = 0; i < 16; i++) {
            var name = texts.text();
            var id = api.createClient("x " + name.whole()).toString();
            assertFound(name.whole(), id);
            for (var word : name.words()) {
                assertFound(word, id);
                assertFound(texts.beginning(word), id);
                assertFound(Normalizer.normalize(word, Form.NFC), id);
                assertFound(Normalizer.normalize(word, Form.NFD), id);
            }
        }
    }

    @Test
    void clientIsFoundByTheAddressInItsData() {
        var client = api.post(CLIENTS, Map.of("name", "Eve", "data", Map.of("email", "eve@Example.com")))
                .statusCode(201)
                .extract()
                .<String>path("data.id");

        assertFound("EVE@example", client);
    }

    private void assertFound(String term, String id) {
        api.administrator()
                .queryParam("search", term)
                .queryParam("limit", 100)
                .get(CLIENTS)
                .then()
                .body("data.data.id", hasItem(id));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        var unknown = UUID.randomUUID();

        api.get(CLIENTS + "/" + unknown).statusCode(404).body("data.error", equalTo("not_found"));
        api.put(CLIENTS + "/" + unknown, Map.of("name", "X")).statusCode(404);
        api.get(CLIENTS + "/42").statusCode(400).body("data.error", equalTo("invalid_input"));
        api.put(CLIENTS + "/42", Map.of("name", "X")).statusCode(400);
    }
}
