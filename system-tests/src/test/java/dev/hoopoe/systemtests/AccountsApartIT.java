package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.hoopoe.local.Suite;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two accounts share every service and never see each other's rows. */
@ExtendWith(RunningSuite.class)
class AccountsApartIT {

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient ours;
    private ApiClient theirs;
    private String theirClient;
    private int theirDepartment;
    private ApiClient.Person theirUser;
    private ApiClient.Opened theirTicket;
    private int theirMessage;

    AccountsApartIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void twoAccounts() {
        ours = anybody.login(suite.adminEmail(), suite.adminPassword());
        theirs = SecondAccount.administrator(suite, anybody);
        theirClient = theirs.createClient("Theirs");
        theirDepartment = theirs.createDepartment("Theirs " + System.nanoTime());
        theirUser = theirs.createUser("agent", theirDepartment);
        theirTicket = theirs.openTicket(theirClient, theirDepartment);
        theirMessage = theirs.post("/api/agent/tickets/" + theirTicket.id() + "/reply", Map.of("message", "theirs"))
                .statusCode(200)
                .extract()
                .path("data.data.id");
        theirs.post("/api/channels", Map.of("id", "their-channel", "name", "Theirs"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsTheirsIsNotFoundByUs() {
        var ticket = "/api/tickets/" + theirTicket.id();
        return Stream.of(
                check("get ticket", () -> ours.get(ticket).statusCode(404)),
                check("put ticket", () -> ours.put(ticket, Map.of("title", "x")).statusCode(404)),
                check(
                        "status",
                        () -> ours.put("/api/agent" + ticket.substring(4) + "/status", Map.of("status", "closed"))
                                .statusCode(404)),
                check(
                        "reply",
                        () -> ours.post("/api/agent" + ticket.substring(4) + "/reply", Map.of("message", "x"))
                                .statusCode(404)),
                check(
                        "message by secret",
                        () -> anybody.post(ticket + "/messages", Map.of("secret", theirTicket.secret(), "message", "x"))
                                .statusCode(401)),
                check(
                        "get client",
                        () -> ours.get("/api/clients/" + theirClient).statusCode(404)),
                check(
                        "put client",
                        () -> ours.put("/api/clients/" + theirClient, Map.of("name", "x"))
                                .statusCode(404)),
                check(
                        "get department",
                        () -> ours.get("/api/departments/" + theirDepartment).statusCode(404)),
                check("get user", () -> ours.get("/api/users/" + theirUser.id()).statusCode(404)),
                check(
                        "put user",
                        () -> ours.put("/api/users/" + theirUser.id(), Map.of("name", "x"))
                                .statusCode(404)),
                check(
                        "delete user",
                        () -> ours.delete("/api/users/" + theirUser.id()).statusCode(404)),
                check(
                        "get message",
                        () -> ours.get("/api/messages/" + theirMessage).statusCode(404)),
                check(
                        "post message",
                        () -> ours.post("/api/messages", Map.of("ticket_id", theirTicket.id(), "body", "x"))
                                .statusCode(404)),
                check(
                        "get channel",
                        () -> ours.get("/api/channels/their-channel").statusCode(404)),
                check(
                        "open a ticket for their client",
                        () -> ours.post("/api/tickets", ticketOf(theirClient, "web", null))
                                .statusCode(400)),
                check(
                        "open a ticket in their channel",
                        () -> ours.post("/api/tickets", ticketOf(ours.createClient("Us"), "their-channel", null))
                                .statusCode(400)),
                check(
                        "open a ticket in their department",
                        () -> ours.post("/api/tickets", ticketOf(ours.createClient("Us"), "web", theirDepartment))
                                .statusCode(400)),
                check(
                        "user in their department",
                        () -> ours.post("/api/users", userIn(theirDepartment)).statusCode(400)),
                check(
                        "log in as theirs at our door",
                        () -> anybody.underHost(RunningSuite.FIRST_ACCOUNT_HOST)
                                .tryLogin(theirUser.email(), ApiClient.PASSWORD)
                                .statusCode(401)));
    }

    /** Decision 0062. */
    @TestFactory
    Stream<DynamicTest> theirAdministratorLogsInAtAHostOfNoAccountAndSeesTheirsAlone() {
        var ourClient = ours.createClient("Ours");
        return Stream.of(
                check(
                        "Homa",
                        () -> seesTheirsAlone(ourClient, "/auth/login", "email", "password", "data.access_token")),
                check(
                        "HCall",
                        () -> seesTheirsAlone(
                                ourClient, "/hcall/api/auth/enter", "user_email", "user_password", "jwt_token")),
                check(
                        "OmniDesk",
                        () -> seesTheirsAlone(
                                ourClient, "/omnidesk/api/login", "username", "password", "access_token")));
    }

    private void seesTheirsAlone(String ourClient, String path, String name, String password, String token) {
        var login = anybody.post(path, Map.of(name, SecondAccount.EMAIL, password, ApiClient.PASSWORD));
        var administrator = anybody.withToken(login.statusCode(200).extract().path(token));

        administrator.get("/api/users/" + theirUser.id()).statusCode(200);
        administrator.get("/api/clients?limit=100").body("data.data.id", hasItem(theirClient));
        administrator.get("/api/clients?limit=100").body("data.data.id", not(hasItem(ourClient)));
        administrator.get("/api/clients/" + ourClient).statusCode(404);
    }

    @Test
    void theirRowsAreInNoListOfOurs() {
        ours.get("/api/tickets?limit=100").body("data.data.id", not(hasItem(theirTicket.id())));
        ours.get("/api/clients?limit=100").body("data.data.id", not(hasItem(theirClient)));
        ours.get("/api/departments?limit=100").body("data.data.id", not(hasItem(theirDepartment)));
        ours.get("/api/users?limit=100").body("data.data.id", not(hasItem(theirUser.id())));
        ours.get("/api/messages?limit=100").body("data.data.id", not(hasItem(theirMessage)));
        ours.get("/api/messages?ticket_id=" + theirTicket.id()).statusCode(200).body("data.total", equalTo(0));
        ours.get("/api/channels?limit=100").body("data.data.id", not(hasItem("their-channel")));
        theirs.get("/api/tickets?limit=100")
                .body("data.data.id", hasItem(theirTicket.id()))
                .body("data.data.client_id", everyItem(not(equalTo(""))));
    }

    @Test
    void theSameNamesAndAddressesMayExistInBoth() {
        var name = "Shared " + System.nanoTime();

        ours.createDepartment(name);
        theirs.createDepartment(name);

        ours.post("/api/departments", Map.of("name", name)).statusCode(409);
    }

    private static Map<String, Object> ticketOf(String client, String channel, Integer department) {
        var ticket =
                new java.util.HashMap<String, Object>(Map.of("title", "x", "client_id", client, "channel_id", channel));
        if (department != null) {
            ticket.put("department_id", department);
        }
        return ticket;
    }

    private static Map<String, Object> userIn(int department) {
        return Map.of(
                "name", "A",
                "last_name", "B",
                "email", "ab" + System.nanoTime() + "@example.com",
                "type", "agent",
                "department_ids", List.of(department));
    }

    private static DynamicTest check(String name, org.junit.jupiter.api.function.Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }
}
