package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Netia.CUSTOMERS;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Netia;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-23, N-28 and N-29: what the widget asks without a token. */
@QuarkusTest
class NetiaVisitorTest {

    private Netia netia;

    @BeforeEach
    void openAccount() {
        netia = Netia.open();
    }

    @Test
    void customerIsCreatedFromWhatAPageTells() {
        var told = Map.ofEntries(
                Map.entry("name", "Ada"),
                Map.entry("email", "ada@example.com"),
                Map.entry("phone", "+44 20 7946 0018"),
                Map.entry("external_id", 4711),
                Map.entry("first_seen", "2024-01-01T10:00:00.101Z"),
                Map.entry("host", "shop.example.com"),
                Map.entry("pathname", "/checkout"),
                Map.entry("current_url", "https://shop.example.com/checkout"),
                Map.entry("browser", "Firefox"),
                Map.entry("browser_version", 132),
                Map.entry("os", "Linux"),
                Map.entry("screen_height", 1080),
                Map.entry("screen_width", 1920),
                Map.entry("time_zone", "Europe/London"),
                Map.entry("metadata", Map.of("plan", "gold")),
                Map.entry("inbox_id", UUID.randomUUID().toString()),
                Map.entry("last_seen", 7));

        netia.api()
                .anonymous()
                .header("X-Forwarded-For", "198.51.100.7")
                .body(Map.of("customer", netia.members(told)))
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .body("$", aMapWithSize(1))
                .body("data", aMapWithSize(21))
                .body("data.id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
                .body("data.object", equalTo("customer"))
                .body("data.name", equalTo("Ada"))
                .body("data.title", equalTo("Ada"))
                .body("data.email", equalTo("ada@example.com"))
                .body("data.phone", equalTo("+44 20 7946 0018"))
                .body("data.external_id", equalTo("4711"))
                .body("data.first_seen", equalTo("2024-01-01"))
                .body("data.host", equalTo("shop.example.com"))
                .body("data.pathname", equalTo("/checkout"))
                .body("data.current_url", equalTo("https://shop.example.com/checkout"))
                .body("data.browser", equalTo("Firefox"))
                .body("data.os", equalTo("Linux"))
                .body("data.time_zone", equalTo("Europe/London"))
                .body("data.metadata", equalTo(Map.of("plan", "gold")))
                .body("data.ip", equalTo("198.51.100.7"))
                .body("data.company_id", nullValue())
                .body("data.last_seen_at", matchesPattern("[0-9T:.-]+Z"));
    }

    /** The account is in the body alone, as at a host that is bound to none. */
    @Test
    void keyedCustomerIsCreatedOnceInTheAccountThatIsNamed() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("customer", netia.members(Map.of("name", "Ada")));
        String id = keyed(key, body).statusCode(201).extract().path("data.id");

        keyed(key, body).statusCode(201).body("data.id", equalTo(id));
        keyed(key, Map.of("customer", netia.members(Map.of("name", "Grace")))).statusCode(422);
        keyed(UUID.randomUUID().toString(), Map.of("customer", Map.of("account_id", "unknown")))
                .statusCode(422);
    }

    private static ValidatableResponse keyed(String key, Object body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(CUSTOMERS)
                .then();
    }

    @Test
    void customerOfWhomNothingIsKnownIsAnonymous() {
        var created = netia.create(Map.of());

        assertNull(created.getString("name"));
        assertNull(created.getString("email"));
        assertEquals("Anonymous User", created.getString("title"));
        netia.api()
                .get("/api/clients/" + created.getString("id"))
                .statusCode(200)
                .body("data.name", equalTo("Anonymous User"));
        var events = EventLog.await("client.events.v1", created.getString("id"), 1);
        assertEquals("dev.hoopoe.client.created.v1", events.get(0).type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | null | email",
                "email | undefined | email",
                "email | '' | email",
                "external_id | null | external_id",
                "external_id | undefined | external_id",
                "external_id | ' ' | external_id",
                "name | ' ' | name",
                "metadata | text | metadata",
                "metadata | 7 | metadata",
            })
    void whatPagesSendByMistakeIsNoValue(String member, String value, String field) {
        netia.tryCreate(netia.members(Map.of(member, value))).statusCode(201).body("data." + field, nullValue());
    }

    @Test
    void longAddressesOfPagesAreCut() {
        var url = "https://shop.example.com/" + "ü".repeat(300);

        var created = netia.create(Map.of("current_url", url, "pathname", url.substring(24)));

        assertEquals(url.substring(0, 250) + "...", created.getString("current_url"));
        assertEquals(253, created.getString("pathname").length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':[] | name",
                "'name':{} | name",
                "'name':true | name",
                "'name':'a\\u0000' | customer",
                "'email':'nobody' | email",
                "'phone':'012345678901234567890123456789012345678901234567890' | phone",
                "'first_seen':'yesterday' | first_seen",
                "'first_seen':'2024-13-01' | first_seen",
                "'screen_height':'a' | screen_height",
                "'screen_width':99999999999 | screen_width",
                "'company_id':'x' | company_id",
                "'metadata':{'a':'\\ud800'} | customer",
                "'metadata':{'a':['\\u0000']} | customer",
            })
    void whatCannotBeStoredIsRefusedUnderTheField(String member, String field) {
        var body = "{'customer':{'account_id':'%s',%s}}".formatted(netia.api().account(), member);

        netia.api()
                .anonymous()
                .body(body.replace('\'', '"'))
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("errors", aMapWithSize(1))
                .body("errors." + field + ".size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "{}, customer",
        "{'customer':null}, customer",
        "{'customer':[]}, customer",
        "{'customer':{}}, account_id"
    })
    void customerNeedsAnAccount(String body, String field) {
        netia.api()
                .anonymous()
                .body(body.replace('\'', '"'))
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("errors", aMapWithSize(1))
                .body("errors." + field + ".size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "' OR 1=1", "00000000-0000-4000-8000-000000000000"})
    void accountMustExist(String account) {
        netia.tryCreate(Map.of("account_id", account)).statusCode(422).body("errors.account_id.size()", equalTo(1));
    }

    @Test
    void unverifiedAddressIsNotUniqueAndNotTaken() {
        var ours = netia.api().post("/api/clients", Map.of("name", "Ada", "email", "ada@example.com"));
        ours.statusCode(201);

        netia.create(Map.of("email", "ada@example.com"));
        netia.create(Map.of("email", "grace@example.com"));

        netia.api()
                .post("/api/clients", Map.of("name", "Grace", "email", "grace@example.com"))
                .statusCode(201);
    }

    @Test
    void visitUpdatesTheCustomer() {
        var id = netia.createdId(Map.of("name", "Ada", "external_id", "4711", "metadata", Map.of("plan", "gold")));

        netia.note(id, Map.of("email", "ada@example.com", "pathname", "/thanks", "metadata", Map.of("plan", "silver")))
                .statusCode(200)
                .body("data.id", equalTo(id))
                .body("data.email", equalTo("ada@example.com"))
                .body("data.pathname", equalTo("/thanks"))
                .body("data.metadata", equalTo(Map.of("plan", "silver")));
        netia.shown(id)
                .body("data.name", equalTo("Ada"))
                .body("data.email", equalTo("ada@example.com"))
                .body("data.external_id", equalTo("4711"))
                .body("data.metadata", equalTo(Map.of("plan", "silver")));
        netia.api().get("/api/clients/" + id).body("data.email", equalTo("ada@example.com"));
        assertEquals(
                "dev.hoopoe.client.updated.v1",
                EventLog.await("client.events.v1", id, 2).get(1).type());
    }

    /** The ids of the page's own system can be guessed, and lead to the customer's id. */
    @Test
    void responseContainsOnlyMembersThatThePageSent() {
        var secrets = Map.of(
                "name", "Ada",
                "email", "ada@example.com",
                "phone", "+44 1",
                "external_id", "4711",
                "current_url", "https://shop.example.com/reset?token=1",
                "metadata", Map.of("plan", "gold"));
        var id = netia.createdId(secrets);

        netia.note(id, Map.of("browser", "Firefox"))
                .statusCode(200)
                .body("data", aMapWithSize(21))
                .body("data.id", equalTo(id))
                .body("data.browser", equalTo("Firefox"))
                .body("data.title", equalTo("Anonymous User"))
                .body("data.findAll { it.value == null }.size()", equalTo(13));
        netia.api()
                .put(CUSTOMERS + "/" + id + "/metadata", Map.of("metadata", Map.of("browser", "Firefox")))
                .body("data.email", equalTo("ada@example.com"));
    }

    @Test
    void visitAloneIsNoEventAndPatchDoesTheSame() {
        var id = netia.createdId(Map.of("name", "Ada"));

        netia.note(id, Map.of("pathname", "/one")).statusCode(200);
        netia.api()
                .anonymous()
                .body(Map.of("metadata", Map.of("name", "Grace")))
                .patch(CUSTOMERS + "/" + id + "/metadata")
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Grace"));
        netia.shown(id).body("data.pathname", equalTo("/one"));

        var events = EventLog.await("client.events.v1", id, 2);
        assertEquals("Grace", events.get(1).body().at("/snapshot/name").asText());
    }

    @Test
    void clientWithoutAProfileIsUnknownWithoutAToken() {
        var client = netia.api().createClient("Ada").toString();

        netia.note(client, Map.of("name", "Mallory")).statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        netia.get("/" + client + "/exists").statusCode(200).body("data", is(false));
        netia.api().get("/api/clients/" + client).body("data.name", equalTo("Ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "null", "00000000-0000-4000-8000-000000000000"})
    void unknownCustomerDoesNotExist(String id) {
        netia.get("/" + id + "/exists")
                .statusCode(200)
                .body("$", aMapWithSize(1))
                .body("data", is(false));
        netia.note(id, Map.of("name", "Ada")).statusCode(404).body("error.message", equalTo("Customer not found"));
    }

    @Test
    void customerExistsInItsAccountAlone() {
        var id = netia.createdId(Map.of());
        var other = Netia.open();

        netia.get("/" + id + "/exists").body("data", is(true));
        netia.get("/" + id + "/exists?account_id=" + netia.api().account()).body("data", is(true));
        netia.get("/" + id + "/exists?account_id=" + other.api().account()).body("data", is(false));
        netia.get("/" + id + "/exists?account_id=nobody").body("data", is(false));
        other.shown(id).statusCode(404);
    }

    @Test
    void boundHostServesItsAccountAlone() {
        var id = netia.createdId(Map.of("external_id", "4711"));
        var elsewhere = AccountApi.open();

        elsewhere
                .anonymous()
                .header("X-Hoopoe-Account", elsewhere.account())
                .get(CUSTOMERS + "/" + id + "/exists")
                .then()
                .body("data", is(false));
        elsewhere
                .anonymous()
                .header("X-Hoopoe-Account", elsewhere.account())
                .body(Map.of("customer", netia.members(Map.of())))
                .post(CUSTOMERS)
                .then()
                .statusCode(422);
        elsewhere
                .anonymous()
                .header("X-Hoopoe-Account", elsewhere.account())
                .body(Map.of("metadata", Map.of("name", "Mallory")))
                .put(CUSTOMERS + "/" + id + "/metadata")
                .then()
                .statusCode(404);
    }

    @Test
    void suspendedAccountIsNoAccount() {
        var id = netia.createdId(Map.of("external_id", "4711"));
        var suspension = "/internal/accounts/" + netia.api().account() + "/suspension";

        netia.api().operator().post(suspension).then().statusCode(200);

        netia.tryCreate(netia.members(Map.of())).statusCode(422).body("errors.account_id.size()", equalTo(1));
        netia.note(id, Map.of("name", "Ada")).statusCode(404);
        netia.get("/" + id + "/exists").body("data", is(false));
        netia.get("/identify?external_id=4711&account_id=" + netia.api().account())
                .statusCode(404);
        netia.api().operator().delete(suspension).then().statusCode(200);
        await().untilAsserted(() -> netia.note(id, Map.of("name", "Ada")).statusCode(200));
    }
}
