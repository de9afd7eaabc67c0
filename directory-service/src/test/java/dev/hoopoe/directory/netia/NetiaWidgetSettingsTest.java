package dev.hoopoe.directory.netia;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AccountRows;
import dev.hoopoe.directory.testing.Netia;
import dev.hoopoe.directory.testing.Registering;
import dev.hoopoe.directory.testing.Together;
import dev.hoopoe.directory.testing.UserFixture;
import dev.hoopoe.directory.testing.WidgetRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-30 to N-32. */
@QuarkusTest
class NetiaWidgetSettingsTest {

    private static final String SETTINGS = "/netia/api/widget_settings";

    @Inject
    SessionFactory hibernate;

    private AccountApi api;

    @BeforeEach
    void openAccount() {
        api = Netia.open().api();
    }

    @Test
    void pageReadsTheDefaultsOfAnAccount() {
        shown().statusCode(200)
                .body("$", aMapWithSize(1))
                .body("data", aMapWithSize(24))
                .body("data.object", equalTo("widget_settings"))
                .body("data.color", equalTo("#1890ff"))
                .body("data.icon_variant", equalTo("outlined"))
                .body("data.greeting", nullValue())
                .body("data.is_open_by_default", is(false))
                .body("data.is_branding_hidden", is(false))
                .body("data.require_email_upfront", is(false))
                .body("data.inbox_id", equalTo(NetiaIds.inboxOf(api.account()).toString()))
                .body("data.account", aMapWithSize(10))
                .body("data.account.id", equalTo(api.account()))
                .body("data.account.company_name", equalTo("Acme Ltd"))
                .body("data.account.is_outside_working_hours", is(false))
                .body("data.account", not(hasKey("users")));
    }

    @Test
    void readingWritesNothing() {
        var first = shown().extract().jsonPath();

        var again = shown().extract().jsonPath();

        assertEquals(first.getString("data.id"), again.getString("data.id"));
        assertEquals(first.getString("data.created_at"), again.getString("data.created_at"));
        assertEquals(false, AccountRows.tablesWith(api.account()).contains("widget_settings"));
    }

    @Test
    void registeredAccountHasARow() {
        var registered = Registering.register(UserFixture.address("widget"));

        assertTrue(AccountRows.tablesWith(registered.account()).contains("widget_settings"));
    }

    /** The widget's start must be cheap: one statement, and no call to another service. */
    @Test
    void readingTakesOneStatement() {
        put(Map.of("title", "Hi")).statusCode(200);
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);

        // The fewest of some tries: what runs in the background sends statements, too.
        var statements = IntStream.range(0, 10)
                .mapToLong(attempt -> {
                    var before = statistics.getPrepareStatementCount();
                    shown().statusCode(200);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();

        statistics.setStatisticsEnabled(false);
        assertEquals(1, statements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "DESK", "a'--", "%F0%9F%98%80"})
    void unknownAccountIsNotFound(String account) {
        api.anonymous()
                .urlEncodingEnabled(false)
                .get(SETTINGS + "?account_id=" + account)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
    }

    @Test
    void accountMustBeNamed() {
        api.anonymous().get(SETTINGS).then().statusCode(422).body("errors", hasKey("account_id"));
        api.anonymous().get(SETTINGS + "?account_id=").then().statusCode(422);
        api.client().get(SETTINGS).then().statusCode(422);
        visit(Map.of("metadata", Map.of())).statusCode(422).body("errors", hasKey("account_id"));
    }

    @Test
    void inboxIsTheAccountsOwn() {
        var own = NetiaIds.inboxOf(api.account());
        var other = UUID.randomUUID();

        api.anonymous().get(query() + "&inbox_id=" + own).then().statusCode(200);
        api.anonymous().get(query() + "&inbox_id=").then().statusCode(200);
        for (var id : List.of(other, "7")) {
            api.anonymous().get(query() + "&inbox_id=" + id).then().statusCode(404);
            visit(Map.of("account_id", api.account(), "inbox_id", id.toString(), "metadata", Map.of()))
                    .statusCode(404);
            put(Map.of("inbox_id", id.toString(), "title", "x")).statusCode(404);
        }
        put(Map.of("inbox_id", own.toString(), "title", "x")).statusCode(200);
    }

    @Test
    void hostOfAnAccountShowsThatOneAlone() {
        var other = Netia.open().api();

        at(other.account()).get(query()).then().statusCode(404);
        at(api.account()).get(query()).then().statusCode(200);
    }

    @Test
    void staffReadTheirOwnAccount() {
        var other = Netia.open().api();

        for (var staff : List.of(api.agent(), api.administrator())) {
            staff.get(SETTINGS + "?account_id=" + other.account())
                    .then()
                    .statusCode(200)
                    .body("data.account.id", equalTo(api.account()));
        }
        api.agent().get(SETTINGS).then().statusCode(200);
    }

    @Test
    void settingsAreChanged() {
        var changes = new HashMap<String, Object>(Map.of(
                "title", "Need help?",
                "subtitle", "",
                "color", "#ABC",
                "greeting", "Hi \uD83D\uDE00",
                "away_message", "Back on Monday",
                "icon_variant", "filled",
                "custom_icon_url", "https://cdn.example/icon.svg?x=1#a",
                "base_url", "http://localhost:8000/netia",
                "require_email_upfront", true,
                "is_open_by_default", true));
        changes.put("account", Map.of("id", "ignored"));
        changes.put("id", 7);

        var answer = put(changes).statusCode(200).body("data", aMapWithSize(23)).body("data", not(hasKey("account")));

        changes.keySet().removeAll(List.of("account", "id"));
        changes.forEach((name, value) -> answer.body("data." + name, equalTo(value)));
        changes.forEach((name, value) -> shown().body("data." + name, equalTo(value)));
    }

    @Test
    void membersThatAreNotSentStayAndNullRestoresTheDefault() {
        put(Map.of("title", "Need help?", "color", "#123456", "greeting", "Hi")).statusCode(200);
        var restoring = new HashMap<String, Object>();
        restoring.put("color", null);
        restoring.put("greeting", null);

        api.administrator()
                .body(Map.of("widget_settings", restoring))
                .patch(SETTINGS)
                .then()
                .statusCode(200)
                .body("data.title", equalTo("Need help?"))
                .body("data.color", equalTo("#1890ff"))
                .body("data.greeting", nullValue());
    }

    @Test
    void changesAtOnceAreAllKept() {
        var fields = List.of("title", "subtitle", "greeting", "away_message", "new_message_placeholder");

        Together.run(
                fields.size(),
                n -> put(Map.of(fields.get(n), "at once")).extract().statusCode());

        fields.forEach(field -> shown().body("data." + field, equalTo("at once")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | 7",
                "title | true",
                "title | []",
                "greeting | {}",
                "color | \"red\"",
                "color | \"#12345\"",
                "color | \"#fff;background:url(x)\"",
                "color | \"\"",
                "color | 7",
                "icon_variant | \"round\"",
                "is_open_by_default | \"true\"",
                "is_branding_hidden | 1",
                "show_agent_availability | []",
                "custom_icon_url | \"javascript:alert(1)\"",
                "custom_icon_url | \"data:image/png;base64,AAAA\"",
                "custom_icon_url | \"//cdn.example/icon.svg\"",
                "custom_icon_url | \"https://user:secret@cdn.example/\"",
                "iframe_url_override | \"https://x.example/\\\"><script>\"",
                "iframe_url_override | \"https:///chat\"",
                "base_url | \"ftp://x.example\"",
                "base_url | \"\"",
                "base_url | 7",
            })
    void wrongSettingIsNamed(String setting, String value) {
        api.administrator()
                .body("{\"widget_settings\":{\"title\":\"Hi\",\"" + setting + "\":" + value + "}}")
                .put(SETTINGS)
                .then()
                .statusCode(422)
                .body("errors", hasKey(setting));

        assertEquals(false, AccountRows.tablesWith(api.account()).contains("widget_settings"));
    }

    @Test
    void longSettingsAreRefused() {
        var limits = Map.of(
                "title", 255, "subtitle", 255, "agent_available_text", 255, "greeting", 1_000, "away_message", 1_000);
        limits.forEach((setting, most) -> {
            put(Map.of(setting, "\uD83D\uDE00".repeat(most))).statusCode(200);
            put(Map.of(setting, "x".repeat(most + 1))).statusCode(422).body("errors", hasKey(setting));
        });
        put(Map.of("base_url", "https://x.example/" + "a".repeat(2_048))).statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'widget_settings':null}",
                "{'widget_settings':[]}",
                "{'widget_settings':'title'}",
                "{'widget_settings':{'title':'\\u0000'}}",
                "{'widget_settings':{'title':'\\ud800'}}",
            })
    void whatIsNoSettingsIsRefused(String body) {
        api.administrator().body(body.replace('\'', '"')).put(SETTINGS).then().statusCode(422);
    }

    @Test
    void settingsAreChangedByAdministratorsAlone() {
        var body = Map.of("widget_settings", Map.of("title", "x"));

        api.agent().body(body).put(SETTINGS).then().statusCode(403);
        api.agent().body(body).patch(SETTINGS).then().statusCode(403);
        api.client().body(body).put(SETTINGS).then().statusCode(403);
        api.anonymous().body(body).put(SETTINGS).then().statusCode(401);
    }

    @Test
    void settingsOfOneAccountAreNotAnothers() {
        put(Map.of("title", "Ours")).statusCode(200);
        var other = Netia.open().api();

        other.anonymous()
                .get(SETTINGS + "?account_id=" + other.account())
                .then()
                .statusCode(200)
                .body("data.title", not(equalTo("Ours")));
    }

    @Test
    void visitIsNoted() {
        visit(metadata("shop.example", "/checkout"))
                .statusCode(200)
                .body("data", aMapWithSize(23))
                .body("data", not(hasKey("account")))
                .body("data", not(hasKey("host")));

        assertEquals("shop.example /checkout", WidgetRows.pageOf(api.account()));
        shown().body("data.title", not(equalTo("evil")));
    }

    @Test
    void visitsAreNotedOnceAMinute() {
        visit(metadata("first.example", "/1")).statusCode(200);
        visit(metadata("second.example", "/2")).statusCode(200);
        assertEquals("first.example /1", WidgetRows.pageOf(api.account()));

        WidgetRows.letAMinutePass(api.account());

        visit(metadata("third.example", "/" + "x".repeat(300))).statusCode(200);
        assertEquals("third.example /" + "x".repeat(249) + "...", WidgetRows.pageOf(api.account()));
    }

    @Test
    void visitsChangeNoSetting() {
        put(Map.of("title", "Need help?")).statusCode(200);
        var before = shown().extract().jsonPath();

        api.anonymous()
                .body(Map.of(
                        "account_id",
                        api.account(),
                        "metadata",
                        Map.of("host", "shop.example", "title", "evil", "settings", Map.of("title", "evil"))))
                .patch(SETTINGS + "/metadata")
                .then()
                .statusCode(200)
                .body("data.title", equalTo("Need help?"));

        assertEquals(before.getString("data.updated_at"), shown().extract().path("data.updated_at"));
        assertEquals("shop.example null", WidgetRows.pageOf(api.account()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'account_id':'ACCOUNT'}",
                "{'account_id':'ACCOUNT','metadata':null}",
                "{'account_id':'ACCOUNT','metadata':[]}",
                "{'account_id':7,'metadata':{}}",
                "{'account_id':'ACCOUNT','metadata':{'host':[]}}",
                "{'account_id':'ACCOUNT','metadata':{'host':'\\u0000'}}",
            })
    void whatIsNoVisitIsRefused(String body) {
        visit(body.replace('\'', '"').replace("ACCOUNT", api.account())).statusCode(422);

        assertNull(WidgetRows.pageOf(api.account()));
    }

    @Test
    void visitToAnUnknownAccountIsNotFound() {
        visit(Map.of("account_id", "unknown", "metadata", Map.of("host", "x"))).statusCode(404);
        at(Netia.open().api().account())
                .body(metadata("x.example", "/"))
                .put(SETTINGS + "/metadata")
                .then()
                .statusCode(404);
    }

    private Map<String, Object> metadata(String host, String pathname) {
        return Map.of("account_id", api.account(), "metadata", Map.of("host", host, "pathname", pathname));
    }

    private String query() {
        return SETTINGS + "?account_id=" + api.account();
    }

    private ValidatableResponse shown() {
        return api.anonymous().get(query()).then();
    }

    private ValidatableResponse put(Map<String, ?> settings) {
        return api.put(SETTINGS, Map.of("widget_settings", settings));
    }

    private ValidatableResponse visit(Object body) {
        return api.anonymous().body(body).put(SETTINGS + "/metadata").then();
    }

    private io.restassured.specification.RequestSpecification at(String account) {
        return api.anonymous().header("X-Hoopoe-Account", account);
    }
}
