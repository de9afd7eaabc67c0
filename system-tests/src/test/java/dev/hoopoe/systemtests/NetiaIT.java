package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions, API keys and customers of Netia through the gateway (contract rows N-02 to N-10 and N-23 to N-29). */
@ExtendWith(RunningSuite.class)
class NetiaIT {

    private static final String API = "/netia/api";

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient.Person agent;

    NetiaIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void somebody() {
        agent = anybody.login(suite.adminEmail(), suite.adminPassword()).createUser("agent");
    }

    @Test
    void loginOfTheDocument() {
        login(anybody, suite.adminEmail(), suite.adminPassword())
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("user.email", equalTo(suite.adminEmail()))
                .body("user.account_id", equalTo("default"))
                .body("user.role", equalTo("admin"));
        login(anybody, suite.adminEmail(), "wrong password")
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("error.code", equalTo("UNAUTHORIZED"));
    }

    @ParameterizedTest
    @CsvSource({
        "/netia/api, 'Bearer '",
        "/netia/api, ''",
        "/netia/api/v1, 'Bearer '",
        "/netia/api/v1, ''",
    })
    void tokenAndKeyAreGoodUnderBothPrefixes(String prefix, String scheme) {
        String token = loggedIn().extract().path("token");
        String key = anybody.withToken(token)
                .post(API + "/personal_api_keys", Map.of("label", "Imports"))
                .statusCode(201)
                .extract()
                .path("data.value");

        for (var credential : new String[] {token, key}) {
            me(prefix, scheme + credential).statusCode(200).body("data.email", equalTo(agent.email()));
        }
        me(prefix, scheme + token + "x").statusCode(401).body("error.status", equalTo(401));
        me(prefix, "Basic " + token).statusCode(401);
        me(prefix, scheme + key.replace("homa_", "homb_")).statusCode(401);
    }

    @Test
    void tokenIsGoodInTheOtherDialects() {
        var api = anybody.withToken(loggedIn().extract().path("token"));

        api.get("/auth/profile").statusCode(200).body("data.email", equalTo(agent.email()));
        api.get("/omnidesk/api/tickets").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer "})
    void renewTokenIsSentAsAnAccessToken(String scheme) {
        String renewToken = loggedIn().extract().path("data.renew_token");

        var renewed = renew(scheme + renewToken).statusCode(200).header("Cache-Control", equalTo("no-store"));

        me(API, renewed.extract().path("data.token")).statusCode(200);
        me(API, renewToken).statusCode(401);
        renew(renewed.extract().path("data.token")).statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
        renew("Bearer nonsense").statusCode(401);
        anybody.post(API + "/session/renew", Map.of()).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer "})
    void logoutEndsAccessWithinASecond(String scheme) {
        var session = loggedIn();
        String token = session.extract().path("token");
        me(API, token).statusCode(200);

        logout(scheme + token).statusCode(200).body("data", anEmptyMap());

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> me(API, token).statusCode(401));
        renew(session.extract().path("data.renew_token")).statusCode(401);
        logout(scheme + token).statusCode(200);
    }

    @Test
    void logoutAlwaysSucceeds() {
        anybody.delete(API + "/session")
                .statusCode(200)
                .body("$", aMapWithSize(1))
                .body("data", anEmptyMap());
        logout("Bearer nonsense").statusCode(200);
        logout("Basic YTpi").statusCode(200);
    }

    @Test
    void deletedKeyOpensNothing() {
        var api = anybody.withToken(loggedIn().extract().path("token"));
        var created =
                api.post(API + "/personal_api_keys", Map.of("label", "Imports")).statusCode(201);
        String key = created.extract().path("data.value");
        me(API, key).statusCode(200);

        api.get("/auth/api-keys").statusCode(200).body("data.label", hasItem("Imports"));
        api.delete(API + "/personal_api_keys/" + created.extract().path("data.id"))
                .statusCode(204)
                .body(emptyString());

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> me(API, key).statusCode(401));
    }

    @Test
    void boundHostImpliesDialectAndAccount() {
        SecondAccount.administrator(suite, anybody);
        var host = anybody.underHost(RunningSuite.NETIA_HOST);

        var session = login(host, "/api", SecondAccount.EMAIL, ApiClient.PASSWORD)
                .statusCode(200)
                .body("user.account_id", equalTo(RunningSuite.SECOND_ACCOUNT));
        host.withToken(session.extract().path("token"))
                .get("/api/accounts/me")
                .statusCode(200)
                .body("data.company_name", equalTo("Acme"))
                .body("data.users.email", hasItem(SecondAccount.EMAIL))
                .body("data.users.email", not(hasItem(suite.adminEmail())));
        login(host, "/api", suite.adminEmail(), suite.adminPassword()).statusCode(401);
    }

    @Test
    void staffOfEveryAccountLogsInByAddress() {
        SecondAccount.administrator(suite, anybody);

        login(anybody, SecondAccount.EMAIL, ApiClient.PASSWORD)
                .statusCode(200)
                .body("data.account_id", equalTo(RunningSuite.SECOND_ACCOUNT));
    }

    @Test
    void widgetMakesACustomerWhomEveryDialectShows() {
        var told = Map.of("account_id", "default", "name", "Ada Netia", "external_id", agent.email());

        String id = anybody.post(API + "/v1/customers", Map.of("customer", told))
                .statusCode(201)
                .extract()
                .path("data.id");
        anybody.get(API + "/customers/" + id + "/exists?account_id=default")
                .statusCode(200)
                .body("data", equalTo(true));
        anybody.get(API + "/customers/identify?account_id=default&external_id=" + agent.email())
                .statusCode(200)
                .body("data.customer_id", equalTo(id));
        anybody.request()
                .body(Map.of("metadata", Map.of("pathname", "/thanks", "email", agent.email())))
                .patch(API + "/customers/" + id + "/metadata")
                .then()
                .statusCode(200)
                .body("data.pathname", equalTo("/thanks"));

        var staff = anybody.withToken(loggedIn().extract().path("token"));
        staff.get(API + "/customers?email=" + agent.email()).statusCode(200).body("data.id", hasItem(id));
        staff.get("/api/clients/" + id).statusCode(200).body("data.name", equalTo("Ada Netia"));
        staff.get(API + "/customers?format=csv&external_id=" + agent.email())
                .statusCode(200)
                .body(containsString("Ada Netia"));
    }

    @Test
    void customersOfAnotherAccountAreNotFound() {
        SecondAccount.administrator(suite, anybody);
        var told = Map.of("account_id", RunningSuite.SECOND_ACCOUNT, "name", "Theirs", "external_id", agent.email());
        String theirs = anybody.post(API + "/customers", Map.of("customer", told))
                .statusCode(201)
                .extract()
                .path("data.id");

        var ours = anybody.withToken(loggedIn().extract().path("token"));
        ours.get(API + "/customers/" + theirs).statusCode(404);
        ours.put(API + "/customers/" + theirs, Map.of("customer", Map.of("name", "x")))
                .statusCode(404);
        ours.put(API + "/customers/" + theirs + "/metadata", Map.of("metadata", Map.of("name", "x")))
                .statusCode(404);
        ours.get(API + "/customers/" + theirs + "/exists").body("data", equalTo(false));
        ours.get(API + "/customers/identify?external_id=" + agent.email()).body("data.customer_id", nullValue());
        ours.get(API + "/customers?external_id=" + agent.email()).body("data", hasSize(0));
        ours.get(API + "/customers?format=csv&external_id=" + agent.email()).body(not(containsString(theirs)));
        anybody.underHost(RunningSuite.FIRST_ACCOUNT_HOST)
                .get(API + "/customers/" + theirs + "/exists")
                .body("data", equalTo(false));
        anybody.underHost(RunningSuite.FIRST_ACCOUNT_HOST)
                .post(API + "/customers", Map.of("customer", told))
                .statusCode(422)
                .body("errors.account_id", hasSize(1));
        anybody.get(API + "/customers/" + theirs + "/exists").body("data", equalTo(true));
    }

    @Test
    void pagesOfAnyOriginMayCall() {
        anybody.request()
                .noFilters()
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(API + "/session")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("Content-Type"));
    }

    @Test
    void whatIsNotThereIsToldInItsShape() {
        anybody.get("/netia/api/tickets").statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        anybody.get("/netia/nothing").statusCode(404).body("error.status", equalTo(404));
    }

    private ValidatableResponse loggedIn() {
        return login(anybody, agent.email(), ApiClient.PASSWORD).statusCode(200);
    }

    private static ValidatableResponse login(ApiClient api, String email, String password) {
        return login(api, API, email, password);
    }

    private static ValidatableResponse login(ApiClient api, String prefix, String email, String password) {
        return api.post(prefix + "/session", Map.of("user", Map.of("email", email, "password", password)));
    }

    private ValidatableResponse me(String prefix, String credential) {
        return anybody.request()
                .header("Authorization", credential)
                .get(prefix + "/me")
                .then();
    }

    private ValidatableResponse renew(String credential) {
        return anybody.request()
                .header("Authorization", credential)
                .post(API + "/session/renew")
                .then();
    }

    private ValidatableResponse logout(String credential) {
        return anybody.request()
                .header("Authorization", credential)
                .delete(API + "/session")
                .then();
    }
}
