package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Netia.CUSTOMERS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.Netia;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-24 to N-26: customers for staff. */
@QuarkusTest
class NetiaCustomerTest {

    private Netia netia;

    @BeforeEach
    void openAccount() {
        netia = Netia.open();
    }

    @Test
    void clientOfAnotherDialectIsACustomer() {
        var id = netia.api().createClient("Ada").toString();

        netia.shown(id)
                .statusCode(200)
                .body("data", aMapWithSize(21))
                .body("data.id", equalTo(id))
                .body("data.name", equalTo("Ada"))
                .body("data.last_seen_at", nullValue())
                .body("data.external_id", nullValue())
                .body("data.metadata", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expand", "expand[]"})
    void whatIsAskedForIsAdded(String parameter) {
        var id = netia.createdId(Map.of("name", "Ada"));

        netia.api()
                .administrator()
                .queryParam(parameter, "company", "tags")
                .get(CUSTOMERS + "/" + id)
                .then()
                .statusCode(200)
                .body("data", aMapWithSize(23))
                .body("data.name", equalTo("Ada"))
                .body("data", hasEntry("company", null))
                .body("data.tags", empty());
        netia.api()
                .administrator()
                .queryParam(parameter, "notes", "issues", "notes", "")
                .get(CUSTOMERS + "/" + id)
                .then()
                .body("data", aMapWithSize(23))
                .body("data.notes", empty())
                .body("data.issues", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tags", "x"})
    void whatCannotBeAddedIsRefused(String name) {
        netia.api()
                .administrator()
                .queryParam("expand", "tags", name)
                .get(CUSTOMERS + "/" + netia.createdId(Map.of()))
                .then()
                .statusCode(422)
                .body(
                        "errors.expand",
                        contains("must be one of company, tags, notes, issues, conversations, messages"));
    }

    @Test
    void whoWasSeenLastComesFirstAndThenThoseNeverSeen() {
        var never = netia.api().createClient("Never").toString();
        var first = netia.createdId(Map.of("name", "First"));
        var second = netia.createdId(Map.of("name", "Second"));
        netia.note(first, Map.of("pathname", "/again")).statusCode(200);

        list("").body("data.id", contains(first, second, never))
                .body("page_number", equalTo(1))
                .body("page_size", equalTo(50))
                .body("total_pages", equalTo(1))
                .body("total_entries", equalTo(3))
                .body("$", aMapWithSize(5));
        list("?page=2&page_size=2").body("data.id", contains(never)).body("total_pages", equalTo(2));
        list("?page=2&limit=2").body("data.id", contains(never)).body("page_size", equalTo(2));
        list("?page=3&limit=2").body("data", empty()).body("total_entries", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource({
        "q=ovelac, Ada Lovelace",
        "q=ADA@, Ada Lovelace",
        "name=hopp, Grace Hopper",
        "email=grace@ex, Grace Hopper",
        "external_id=4711, Ada Lovelace",
        "company_id=7c1f0b52-93de-4a68-b1c4-0d2e6f8a9b37, Grace Hopper",
        "name=race&email=grace, Grace Hopper",
    })
    void listIsFiltered(String query, String name) {
        customers();

        list("?" + query).body("data.name", contains(name)).body("total_entries", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=ada@example.com",
                "email=Lovelace",
                "external_id=471",
                "name=%25",
                "q=%5C",
                "external_id=4711&name=Grace"
            })
    void whatDoesNotMatchIsNotShown(String query) {
        customers();

        list("?" + query).body("data", empty()).body("total_entries", equalTo(0));
    }

    @Test
    void anonymousOnesAreLeftOutOnRequest() {
        customers();
        netia.createdId(Map.of());

        list("").body("data", hasSize(3));
        list("?include_anonymous=true").body("data", hasSize(3));
        list("?include_anonymous=false").body("data", hasSize(2));
        list("?q=&name=&external_id=&company_id=").body("data", hasSize(3));
    }

    @Test
    void companyIsAnId() {
        netia.api().get(CUSTOMERS + "?company_id=x").statusCode(422).body("errors.company_id", hasSize(1));
    }

    @Test
    void membersThatAreSentAreChanged() {
        var id = netia.createdId(Map.of("name", "Ada", "external_id", "1", "host", "a.example"));

        netia.api()
                .put(
                        CUSTOMERS + "/" + id,
                        Map.of(
                                "customer",
                                Map.of("name", "Ada King", "external_id", "2", "company_id", UUID.randomUUID())))
                .statusCode(200)
                .body("data.name", equalTo("Ada King"))
                .body("data.external_id", equalTo("2"))
                .body("data.host", equalTo("a.example"));
        netia.api()
                .administrator()
                .body("{\"customer\":{\"name\":null,\"host\":null}}")
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(200)
                .body("data.name", nullValue())
                .body("data.title", equalTo("Anonymous User"))
                .body("data.host", nullValue());
    }

    @Test
    void clientOfAnotherDialectIsChangedAndGetsAProfile() {
        var id = netia.api().createClient("Ada").toString();

        netia.api()
                .put(CUSTOMERS + "/" + id, Map.of("customer", Map.of("email", "ada@example.com", "external_id", "9")))
                .statusCode(200)
                .body("data.email", equalTo("ada@example.com"))
                .body("data.last_seen_at", nullValue());
        netia.api().get("/api/clients/" + id).body("data.email", equalTo("ada@example.com"));
        list("?external_id=9").body("data.id", contains(id));
    }

    @Test
    void addressOfAnotherClientIsTaken() {
        netia.api()
                .post("/api/clients", Map.of("name", "Grace", "email", "grace@example.com"))
                .statusCode(201);
        var id = netia.api().createClient("Ada").toString();

        netia.api()
                .put(CUSTOMERS + "/" + id, Map.of("customer", Map.of("email", "grace@example.com")))
                .statusCode(422)
                .body("errors.email", hasSize(1));
    }

    @Test
    void staffCreatesACustomerOfItsOwnAccount() {
        netia.api()
                .post(CUSTOMERS, Map.of("customer", Map.of("name", "Ada", "account_id", "another")))
                .statusCode(201);

        list("").body("data.name", contains("Ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "00000000-0000-4000-8000-000000000000"})
    void idThatIsNoneIsNotFound(String id) {
        netia.shown(id).statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        netia.api()
                .put(CUSTOMERS + "/" + id, Map.of("customer", Map.of("name", "x")))
                .statusCode(404);
    }

    @Test
    void onlyStaffMayLook() {
        var id = netia.createdId(Map.of());
        for (var path : new String[] {CUSTOMERS, CUSTOMERS + "/" + id}) {
            given().get(path).then().statusCode(401);
            netia.api().client().get(path).then().statusCode(403);
        }
        netia.api()
                .anonymous()
                .body(Map.of("customer", Map.of()))
                .put(CUSTOMERS + "/" + id)
                .then()
                .statusCode(401);
    }

    @Test
    void tableHasAllCustomersAndNoFormula() {
        netia.createdId(Map.of("name", "=HYPERLINK(\"http://x\",\"y\")", "email", "ada@example.com", "host", "-1"));
        for (var n = 0; n < 101; n++) {
            netia.api().createClient("Client " + n);
        }

        var table = netia.api()
                .get(CUSTOMERS + "?format=csv")
                .statusCode(200)
                .contentType("text/csv;charset=utf-8")
                .header("Content-Disposition", equalTo("attachment; filename=\"customers.csv\""))
                .extract()
                .asString();

        var lines = table.split("\r\n", -1);
        assertEquals(1 + 102 + 1, lines.length);
        assertEquals(CustomerCsv.HEADINGS, lines[0]);
        assertTrue(lines[1].contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",ada@example.com,"), lines[1]);
        assertTrue(lines[1].contains(",'-1,"), lines[1]);
        assertEquals(
                102,
                Stream.of(lines)
                        .skip(1)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .count());
        netia.api()
                .get(CUSTOMERS + "?format=csv&email=ada")
                .statusCode(200)
                .body(containsString("HYPERLINK"), not(containsString("Client 7")));
    }

    private void customers() {
        netia.createdId(Map.of("name", "Ada Lovelace", "email", "ada@example.com", "external_id", "4711"));
        netia.createdId(Map.of(
                "name",
                "Grace Hopper",
                "email",
                "grace@example.com",
                "company_id",
                "7c1f0b52-93de-4a68-b1c4-0d2e6f8a9b37"));
    }

    private ValidatableResponse list(String query) {
        return netia.api().get(CUSTOMERS + query).statusCode(200);
    }
}
