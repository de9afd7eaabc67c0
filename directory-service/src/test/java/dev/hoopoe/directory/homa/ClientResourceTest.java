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
import dev.hoopoe.directory.testing.Desk;
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

    private final Desk desk = Desk.open();

    @Test
    void createdClientHasTheContractsShape() {
        var response = desk.post(CLIENTS, Map.of("name", "Ève 🦉"));

        response.statusCode(201).body("data.name", equalTo("Ève 🦉")).body("data.data", anEmptyMap());
        Map<String, Object> data = response.extract().path("data");
        assertEquals(Set.of("id", "name", "data", "created_at", "updated_at"), data.keySet());
        desk.get(CLIENTS + "/" + data.get("id")).statusCode(200).body("data", equalTo(data));
    }

    @Test
    void addressAndPhoneAreShownWhereTheyAreSetAndFound() {
        var id = desk.post(CLIENTS, Map.of("name", "Ada", "email", "Ada@Example.com", "phone", "+49 30 1234567"))
                .statusCode(201)
                .body("data.email", equalTo("Ada@Example.com"))
                .body("data.phone", equalTo("+49 30 1234567"))
                .extract()
                .<String>path("data.id");
        desk.post(CLIENTS, Map.of("name", "Bea")).statusCode(201);

        for (var term : List.of("ada@example.com", "1234567", "Ada")) {
            desk.get(CLIENTS + "?search=" + term).body("data.data.id", contains(id));
        }
        desk.put(CLIENTS + "/" + id, Map.of("name", "Ada L."))
                .body("data.email", equalTo("Ada@Example.com"))
                .body("data.phone", equalTo("+49 30 1234567"));
        desk.put(CLIENTS + "/" + id, "{\"email\":null,\"phone\":null}")
                .statusCode(200)
                .body("data", not(hasKey("email")))
                .body("data", not(hasKey("phone")));
        desk.get(CLIENTS + "?search=1234567").body("data.total", equalTo(0));
    }

    @Test
    void addressLeadsToOneClientInAnyOfItsSpellings() {
        var first = desk.post(CLIENTS, Map.of("name", "First", "email", "jos\u00e9@b\u00fccher.example"))
                .statusCode(201)
                .extract()
                .<String>path("data.id");
        var second = desk.createClient("Second");
        for (var spelling : List.of(
                "jos\u00e9@b\u00fccher.example",
                "JOS\u00c9@B\u00dcCHER.example",
                "jose\u0301@bu\u0308cher.example",
                "jos\u00e9@xn--bcher-kva.example")) {
            desk.post(CLIENTS, Map.of("name", "Third", "email", spelling))
                    .statusCode(409)
                    .body("data.error", equalTo("conflict"))
                    .body("data.details.email", equalTo("This e-mail address belongs to client " + first));
            desk.put(CLIENTS + "/" + second, Map.of("email", spelling))
                    .statusCode(409)
                    .body("data.details.email", equalTo("This e-mail address belongs to client " + first));
        }

        desk.put(CLIENTS + "/" + first, "{\"email\":null}").statusCode(200);
        desk.put(CLIENTS + "/" + second, Map.of("email", "jos\u00e9@b\u00fccher.example"))
                .statusCode(200);
    }

    @Test
    void addressThatManyWantAtOnceIsGivenToOne() {
        var answers = IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> desk.post(CLIENTS, Map.of("name", "C" + number, "email", "one@example.com"))
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
        desk.put(CLIENTS + "/" + desk.createClient("Ada"), body).statusCode(400);
        desk.post(CLIENTS, body.replace("{", "{\"name\":\"Ada\",")).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "custom_fields"})
    void dataIsKeptWhateverItHolds(String field) {
        var body = "{\"name\":\"Eve\",\"" + field
                + "\":{\"città\":\"東京\",\"n\":12345678901234567890.000000000000000001,"
                + "\"list\":[1,null,{\"x\":true}]}}";

        String id = desk.post(CLIENTS, body).statusCode(201).extract().path("data.id");

        var answer = desk.get(CLIENTS + "/" + id);
        answer.body("data.data.città", equalTo("東京")).body("data.data.list[2].x", is(true));
        assertTrue(answer.extract().asString().contains("12345678901234567890.000000000000000001"));
    }

    @Test
    void updateChangesWhatIsNamedAndReplacesDataWhole() {
        var id = desk.createClient("Before");
        desk.put(CLIENTS + "/" + id, Map.of("data", Map.of("a", 1, "b", 2))).statusCode(200);

        desk.put(CLIENTS + "/" + id, Map.of("name", "After"))
                .statusCode(200)
                .body("data.name", equalTo("After"))
                .body("data.data.a", is(1));
        desk.put(CLIENTS + "/" + id, Map.of("data", Map.of("c", 3)))
                .body("data.data", equalTo(Map.of("c", 3)))
                .body("data.name", equalTo("After"));
        desk.get(CLIENTS + "/" + id).body("data.data", equalTo(Map.of("c", 3)));
    }

    @Test
    void updateMovesTheTimeOfTheLastChange() {
        var response = desk.post(CLIENTS, Map.of("name", "Early"));
        String id = response.extract().path("data.id");
        String updatedAt = response.extract().path("data.updated_at");

        desk.put(CLIENTS + "/" + id, Map.of("name", "Late")).body("data.updated_at", not(equalTo(updatedAt)));
    }

    @Test
    void dataMustBeAnObject() {
        var id = desk.createClient("Eve");
        var nothing = new HashMap<String, Object>();
        nothing.put("data", null);

        desk.put(CLIENTS + "/" + id, nothing).statusCode(400);
        for (var data : List.of(List.of(), "text", 1, true)) {
            desk.post(CLIENTS, Map.of("name", "Eve", "data", data)).statusCode(400);
            desk.put(CLIENTS + "/" + id, Map.of("data", data)).statusCode(400);
        }
    }

    @Test
    void largeDataIsRefused() {
        var data = Map.of("text", "x".repeat(ClientData.LARGEST));

        desk.post(CLIENTS, Map.of("name", "Eve", "data", data))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void parametersNeedADefinition() {
        var parameters = Map.of("tier", "gold");
        var id = desk.createClient("Eve");

        desk.post(CLIENTS, Map.of("name", "Eve", "parameters", parameters))
                .statusCode(400)
                .body("data.message", equalTo("parameters.tier: is not defined"));
        desk.put(CLIENTS + "/" + id, Map.of("parameters", parameters)).statusCode(400);
        desk.post(CLIENTS, Map.of("name", "Eve", "parameters", Map.of())).statusCode(201);
    }

    @Test
    void listIsPagedNewestFirstAndSearched() {
        var ids = List.of("Anna", "Bob 50%", "Hanna").stream()
                .map(name -> desk.createClient(name).toString())
                .toList();

        desk.get(CLIENTS + "?limit=2")
                .statusCode(200)
                .body("data.total", is(3))
                .body("data.data.id", contains(ids.get(2), ids.get(1)));
        desk.get(CLIENTS + "?search=ANNA").body("data.total", is(2));
        desk.get(CLIENTS + "?search=AN").body("data.total", is(1));
        desk.get(CLIENTS + "?search=5").body("data.total", is(1));
        desk.administrator().queryParam("search", "50%").get(CLIENTS).then().body("data.total", is(1));
        desk.administrator().queryParam("search", "5%").get(CLIENTS).then().body("data.total", is(0));
        desk.administrator().queryParam("search", "_").get(CLIENTS).then().body("data.total", is(0));
        desk.administrator().queryParam("search", "\\").get(CLIENTS).then().body("data.total", is(0));
    }

    @Test
    void anyNameIsFoundByItselfByEachWordAndByTheBeginningOfEach() {
        var texts = new RandomTexts(652);
        for (var i = 0; i < 16; i++) {
            var name = texts.text();
            var id = desk.createClient("x " + name.whole()).toString();
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
        var client = desk.post(CLIENTS, Map.of("name", "Eve", "data", Map.of("email", "eve@Example.com")))
                .statusCode(201)
                .extract()
                .<String>path("data.id");

        assertFound("EVE@example", client);
    }

    private void assertFound(String term, String id) {
        desk.administrator()
                .queryParam("search", term)
                .queryParam("limit", 100)
                .get(CLIENTS)
                .then()
                .body("data.data.id", hasItem(id));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        var unknown = UUID.randomUUID();

        desk.get(CLIENTS + "/" + unknown).statusCode(404).body("data.error", equalTo("not_found"));
        desk.put(CLIENTS + "/" + unknown, Map.of("name", "X")).statusCode(404);
        desk.get(CLIENTS + "/42").statusCode(400).body("data.error", equalTo("invalid_input"));
        desk.put(CLIENTS + "/42", Map.of("name", "X")).statusCode(400);
    }
}
