package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.hoopoe.local.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One ticket in all dialects: made in each and seen in the others, changed in each and seen changed in the others. */
@ExtendWith(RunningSuite.class)
class DialectsIT {

    private static final String HCALL = "/hcall/api";
    private static final String OMNIDESK = "/omnidesk/api";

    private final Suite suite;
    private final ApiClient anybody;
    private final String title = "Router " + UUID.randomUUID();
    private ApiClient administrator;

    DialectsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    /** One token does for all: it says who somebody is, not in which dialect. */
    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void ticketOfHomaIsSeenInTheOthers() {
        int id = openInHoma("urgent");

        hcallInfo(hcallIdOf(title), "pending", "There is smoke.");
        omniDeskShows(id, "abierto", "alta");
        authorIsEverywhere("Ada Lovelace", id);
    }

    @Test
    void ticketOfHCallIsSeenInTheOthers() {
        var john = registerJohn();
        john.post(HCALL + "/ticket/create", Map.of("ticket_name", title, "ticket_explain", "There is smoke."))
                .statusCode(200);

        int id = administrator
                .get("/api/tickets?search={title}", title)
                .statusCode(200)
                .body("data.total", equalTo(1))
                .body("data.data[0].title", equalTo(title))
                .body("data.data[0].status", equalTo("new"))
                .body("data.data[0].priority", equalTo("medium"))
                .extract()
                .path("data.data[0].id");
        administrator.get("/api/messages?ticket_id=" + id).body("data.data.body", hasItem("There is smoke."));
        omniDeskShows(id, "abierto", "media");
        authorIsEverywhere("John Doe", id);
    }

    @Test
    void ticketOfOmniDeskIsSeenInTheOthers() {
        int id = administrator
                .post(
                        OMNIDESK + "/tickets",
                        Map.of(
                                "client_id",
                                4711,
                                "subject",
                                title,
                                "description",
                                "There is smoke.",
                                "priority",
                                "baja"))
                .statusCode(201)
                .extract()
                .path("ticket_id");

        administrator
                .get("/api/tickets/" + id)
                .statusCode(200)
                .body("data.title", equalTo(title))
                .body("data.status", equalTo("new"))
                .body("data.priority", equalTo("low"));
        administrator.get("/api/messages?ticket_id=" + id).body("data.data.body", hasItem("There is smoke."));
        hcallInfo(hcallIdOf(title), "pending", "There is smoke.");
        authorIsEverywhere(
                administrator
                        .get(OMNIDESK + "/clients/4711")
                        .statusCode(200)
                        .extract()
                        .path("full_name"),
                id);
    }

    @ParameterizedTest
    @CsvSource({
        "new, pending, abierto",
        "wait_for_agent, pending, abierto",
        "in_progress, doing, en_progreso",
        "wait_for_user, doing, en_progreso",
        "on_hold, doing, en_progreso",
        "resolved, conclued, cerrado",
        "closed, conclued, cerrado",
        "unresolved, conclued, cerrado",
        "spam, conclued, cerrado"
    })
    void statusOfHomaIsShownInTheOthers(String status, String hcall, String omniDesk) {
        int id = openInHoma("medium");

        administrator
                .put("/api/agent/tickets/" + id + "/status", Map.of("status", status))
                .statusCode(200);

        hcallInfo(hcallIdOf(title), hcall, "There is smoke.");
        omniDeskShows(id, omniDesk, "media");
    }

    @ParameterizedTest
    @CsvSource({"new, doing, in_progress", "new, conclued, closed", "on_hold, pending, wait_for_agent"})
    void statusOfHCallIsWritten(String before, String written, String after) {
        int id = openInHoma("medium");
        administrator.put("/api/agent/tickets/" + id + "/status", Map.of("status", before));

        administrator
                .post(HCALL + "/ticket/edit", Map.of("ticket_id", hcallIdOf(title), "ticket_status", written))
                .statusCode(200);

        administrator.get("/api/tickets/" + id).body("data.status", equalTo(after));
    }

    @ParameterizedTest
    @CsvSource({
        "new, en_progreso, in_progress",
        "new, cerrado, closed",
        "on_hold, abierto, wait_for_agent",
        "on_hold, en_progreso, on_hold",
        "spam, cerrado, spam"
    })
    void statusOfOmniDeskIsWrittenUnlessItIsShownAlready(String before, String written, String after) {
        int id = openInHoma("medium");
        administrator.put("/api/agent/tickets/" + id + "/status", Map.of("status", before));

        administrator
                .request()
                .body(Map.of("status", written))
                .patch(OMNIDESK + "/tickets/" + id + "/status")
                .then()
                .statusCode(200)
                .body("status", equalTo(written));

        administrator.get("/api/tickets/" + id).body("data.status", equalTo(after));
    }

    @Test
    void whatIsWrittenInOneIsReadInAll() {
        int id = openInHoma("medium");
        var hcallId = hcallIdOf(title);

        administrator
                .post("/api/agent/tickets/" + id + "/reply", Map.of("message", "By Homa"))
                .statusCode(200);
        administrator
                .post(HCALL + "/ticket/update", Map.of("ticket_id", hcallId, "ticket_return", "By HCall"))
                .statusCode(200);
        administrator
                .post(OMNIDESK + "/conversations/" + id + "/messages", Map.of("content", "By OmniDesk"))
                .statusCode(201);

        for (var text : new String[] {"By Homa", "By HCall", "By OmniDesk"}) {
            await().untilAsserted(() -> {
                administrator.get("/api/messages?ticket_id=" + id).body("data.data.body", hasItem(text));
                administrator
                        .get(OMNIDESK + "/conversations/" + id + "/messages")
                        .body("content", hasItem(text));
                administrator
                        .get(HCALL + "/ticket/info?ticket_id=" + hcallId)
                        .body("ticket_history.ticket_return", hasItem(text));
            });
        }
        administrator
                .get(OMNIDESK + "/conversations/" + id + "/messages")
                .body("find { it.content == 'There is smoke.' }.sender", equalTo("client"))
                .body("find { it.content == 'By Homa' }.sender", equalTo("user"))
                .body("find { it.content == 'By HCall' }.sender", equalTo("bot"))
                .body("find { it.content == 'By OmniDesk' }.sender", equalTo("user"));
    }

    @Test
    void privateMessageIsReadByStaffAlone() {
        var john = registerJohn();
        john.post(HCALL + "/ticket/create", Map.of("ticket_name", title, "ticket_explain", "There is smoke."))
                .statusCode(200);
        var hcallId = hcallIdOf(title);
        int id = administrator
                .get("/api/tickets?search={title}", title)
                .extract()
                .path("data.data[0].id");
        var person = administrator.createUser("agent");
        var agent = anybody.login(person.email(), ApiClient.PASSWORD);
        administrator
                .put("/api/agent/tickets/" + id + "/assign", Map.of("user_id", person.id()))
                .statusCode(200);

        await().untilAsserted(() -> agent.post(
                        "/api/messages", Map.of("ticket_id", id, "body", "Is it insured?", "private", true))
                .statusCode(201)
                .body("data.private", equalTo(true)));

        await().untilAsserted(() -> administrator
                .get(HCALL + "/ticket/info?ticket_id=" + hcallId)
                .body("ticket_history.ticket_return", hasItem("Is it insured?"))
                .body("ticket_status", equalTo("pending")));
        john.get(HCALL + "/ticket/info?ticket_id=" + hcallId).statusCode(403);
        john.get("/api/messages?ticket_id=" + id).statusCode(403);
        john.get(OMNIDESK + "/conversations/" + id + "/messages").statusCode(403);
        administrator
                .get(OMNIDESK + "/conversations/" + id + "/messages")
                .body("find { it.content == 'There is smoke.' }.private", equalTo(false))
                .body("find { it.content == 'Is it insured?' }.private", equalTo(true));
        administrator.get(OMNIDESK + "/tickets/" + id).body("status", equalTo("abierto"));
    }

    @Test
    void agentOfOneDepartmentGainsNothingByAnotherDialect() {
        var department = administrator.createDepartment(title);
        var agent = anybody.login(administrator.createUser("agent", department).email(), ApiClient.PASSWORD);
        var client = administrator.createClient("Ada");
        var own = administrator.openTicket(client, department).id();
        var others = openInHoma("medium");

        await().untilAsserted(
                        () -> agent.get(OMNIDESK + "/conversations/" + own).statusCode(200));
        agent.get(OMNIDESK + "/tickets/" + own).statusCode(200);
        agent.get(OMNIDESK + "/tickets/" + others).statusCode(404);
        agent.get(OMNIDESK + "/conversations/" + others).statusCode(404);
        agent.get(OMNIDESK + "/tickets").statusCode(200).body("ticket_id", equalTo(List.of(own)));
        agent.get(HCALL + "/ticket/fetch").statusCode(403);
        agent.get(HCALL + "/user/fetch").statusCode(403);
    }

    private ApiClient registerJohn() {
        var email = UUID.randomUUID() + "@example.com";
        return anybody.withToken(anybody.post(
                        HCALL + "/auth/register",
                        Map.of("user_name", "John Doe", "user_email", email, "user_password", "Password123"))
                .statusCode(200)
                .extract()
                .path("jwt_token"));
    }

    private int openInHoma(String priority) {
        var client = administrator.createClient("Ada Lovelace");
        return administrator
                .created(
                        "/api/tickets",
                        Map.of(
                                "title", title,
                                "client_id", client,
                                "channel_id", "web",
                                "priority", priority,
                                "message", "There is smoke."))
                .get("id")
                .intValue();
    }

    private void authorIsEverywhere(String name, int id) {
        String client = administrator.get("/api/tickets/" + id).extract().path("data.client_id");
        administrator.get("/api/clients/" + client).statusCode(200).body("data.name", equalTo(name));
        administrator
                .get(HCALL + "/ticket/fetch?name={title}", title)
                .statusCode(200)
                .body("tickets.ticket_author", equalTo(List.of(name)));
        int number = administrator.get(OMNIDESK + "/tickets/" + id).extract().path("client_id");
        administrator.get(OMNIDESK + "/clients/" + number).statusCode(200).body("full_name", equalTo(name));
    }

    private String hcallIdOf(String name) {
        return administrator
                .get(HCALL + "/ticket/fetch?name={name}", name)
                .statusCode(200)
                .body("tickets.size()", equalTo(1))
                .extract()
                .path("tickets[0].ticket_id");
    }

    private void hcallInfo(String id, String status, String explanation) {
        administrator
                .get(HCALL + "/ticket/info?ticket_id=" + id)
                .statusCode(200)
                .body("ticket_name", equalTo(title))
                .body("ticket_status", equalTo(status))
                .body("ticket_explain", equalTo(explanation));
    }

    private void omniDeskShows(int id, String status, String priority) {
        administrator
                .get(OMNIDESK + "/tickets/" + id)
                .statusCode(200)
                .body("subject", equalTo(title))
                .body("description", equalTo("There is smoke."))
                .body("status", equalTo(status))
                .body("priority", equalTo(priority));
    }
}
