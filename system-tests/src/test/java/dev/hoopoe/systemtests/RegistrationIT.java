package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that are opened by registering with Netia, through the gateway (contract rows N-01 and N-30 to N-32). */
@ExtendWith(RunningSuite.class)
class RegistrationIT {

    private static final String API = "/netia/api";
    private static final String SETTINGS = API + "/widget_settings";
    private static final Pattern PRINTED_TOKEN = Pattern.compile("invite_token +(\\S+)");
    private static final Pattern PRINTED_ACCOUNT = Pattern.compile("account +(\\S+)");

    private final ApiClient anybody;

    RegistrationIT(ApiClient api) {
        this.anybody = api;
    }

    @ParameterizedTest
    @CsvSource({
        "Homa, /auth/login, email, password, data.access_token",
        "HCall, /hcall/api/auth/enter, user_email, user_password, jwt_token",
        "OmniDesk, /omnidesk/api/login, username, password, access_token",
    })
    void administratorLogsInToEveryDialectAndSeesTheAccountAlone(
            String dialect, String path, String name, String password, String token) {
        var registered = RegisteredAccount.open(anybody);

        var login = anybody.post(path, Map.of(name, registered.email(), password, ApiClient.PASSWORD))
                .statusCode(200);

        var administrator = anybody.withToken(login.extract().path(token));
        administrator
                .get("/api/users")
                .statusCode(200)
                .body("data.data.email", contains(registered.email()))
                .body("data.data.type", contains("administrator"));
        administrator
                .get("/hcall/api/user/fetch?role=master")
                .statusCode(200)
                .body("users.user_email", contains(registered.email()));
        administrator
                .get("/omnidesk/api/users")
                .statusCode(200)
                .body("$", hasSize(1))
                .body("email", contains(registered.email()));
        administrator.get("/api/clients").statusCode(200).body("data.total", equalTo(0));
        administrator.get("/api/tickets").statusCode(200).body("data.total", equalTo(0));
        administrator.get("/api/departments").statusCode(200).body("data.data.name", contains("Support"));
    }

    @Test
    void sessionIsThatOfALogin() {
        RegisteredAccount.register(anybody, RegisteredAccount.registrant())
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("user.account_id", matchesPattern("[0-9a-f-]{14}4[0-9a-f-]{21}"));
        var registered = RegisteredAccount.open(anybody);

        anybody.request()
                .header("Authorization", registered.renewToken())
                .post(API + "/session/renew")
                .then()
                .statusCode(200)
                .body("data.account_id", equalTo(registered.id()));
        var again = RegisteredAccount.registrant();
        again.put("email", registered.email());
        RegisteredAccount.register(anybody, again)
                .statusCode(422)
                .header("Cache-Control", equalTo("no-store"))
                .body("errors", hasKey("email"));
    }

    @Test
    void hostOfAnAccountOpensNoOther() {
        RegisteredAccount.register(anybody.underHost(RunningSuite.FIRST_ACCOUNT_HOST), RegisteredAccount.registrant())
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void widgetStartsInTheNewAccount() {
        var registered = RegisteredAccount.open(anybody);
        var account = registered.id();

        anybody.request()
                .noFilters()
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .options(SETTINGS + "/metadata")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        anybody.get(SETTINGS + "?account_id=" + account)
                .statusCode(200)
                .body("data.account.id", equalTo(account))
                .body("data.account.company_name", equalTo("Acme Ltd"))
                .body("data.account", not(hasKey("users")));
        anybody.put(
                        SETTINGS + "/metadata",
                        Map.of("account_id", account, "metadata", Map.of("host", "shop.example", "pathname", "/")))
                .statusCode(200)
                .body("data", not(hasKey("account")));
        String customer = anybody.post(
                        API + "/customers", Map.of("customer", Map.of("account_id", account, "external_id", "4711")))
                .statusCode(201)
                .extract()
                .path("data.id");
        anybody.get(API + "/customers/identify?account_id=" + account + "&external_id=4711")
                .statusCode(200)
                .body("data.customer_id", equalTo(customer));
        anybody.get(API + "/customers/" + customer + "/exists").statusCode(200).body("data", equalTo(true));

        registered.api().get(API + "/customers").body("data.id", contains(customer));
    }

    @Test
    void invitedAgentJoinsTheAccount() {
        var registered = RegisteredAccount.open(anybody);
        String token = registered
                .api()
                .post("/api/invitations", Map.of("role", "agent"))
                .statusCode(201)
                .extract()
                .path("data.token");
        registered.api().get("/api/invitations").statusCode(200).body("data", everyItem(not(hasKey("token"))));
        var registrant = RegisteredAccount.registrant();
        registrant.remove("company_name");
        registrant.put("invite_token", token);

        var joined = RegisteredAccount.register(anybody, registrant)
                .statusCode(200)
                .body("user.role", equalTo("user"))
                .body("user.account_id", equalTo(registered.id()));

        var agent = anybody.withToken(joined.extract().path("token"));
        agent.get(API + "/users").statusCode(200).body("data.email", hasItem(registered.email()));
        agent.get("/api/invitations").statusCode(403);
        registrant.put("email", RegisteredAccount.newEmail());
        RegisteredAccount.register(anybody, registrant).statusCode(403);
    }

    @Test
    void operatorsCommandInvitesAnOwner() throws Exception {
        var printed = AccountCommands.run("", "invite", "--days", "1");

        var token = PRINTED_TOKEN.matcher(printed);
        assertTrue(token.find(), printed);
        var registrant = RegisteredAccount.registrant();
        registrant.put("invite_token", token.group(1));
        var opened =
                RegisteredAccount.register(anybody, registrant).statusCode(200).body("user.role", equalTo("admin"));
        assertEquals(
                registrant.get("email"),
                anybody.withToken(opened.extract().path("token"))
                        .get(API + "/me")
                        .extract()
                        .path("data.email"));
        RegisteredAccount.register(anybody, registrant).statusCode(403);
    }

    @Test
    void operatorsCommandListsAndDeletesInvitations() throws Exception {
        var printed = AccountCommands.run("", "invite");
        var account = PRINTED_ACCOUNT.matcher(printed);
        assertTrue(account.find(), printed);

        assertTrue(AccountCommands.run("", "invitations").contains(account.group(1)));
        AccountCommands.run("", "uninvite", account.group(1));

        assertFalse(AccountCommands.run("", "invitations").contains(account.group(1)));
        var token = PRINTED_TOKEN.matcher(printed);
        assertTrue(token.find(), printed);
        var registrant = RegisteredAccount.registrant();
        registrant.put("invite_token", token.group(1));
        RegisteredAccount.register(anybody, registrant).statusCode(403);
    }
}
