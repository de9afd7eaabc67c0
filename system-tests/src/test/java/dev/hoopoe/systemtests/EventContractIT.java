package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.events.EventContract;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What really stands on the topics is what the contract of the events says, both ways. */
@ExtendWith(RunningSuite.class)
class EventContractIT {

    /** With what is made for them, these cause each type of event but those of the session that ends and of accounts. */
    private static final List<String> CALLS = List.of(
            "PUT /api/tickets/{ticket} {'title':'Ink'}",
            "PUT /api/agent/tickets/{ticket}/status {'status':'closed'}",
            "PUT /api/agent/tickets/{ticket}/department {'department_id':{department}}",
            "PUT /api/agent/tickets/{ticket}/tags {'tag_names':['{unique}']}",
            "POST /api/tickets/{ticket}/messages {'secret':'{secret}','message':'More'}",
            "POST /hcall/api/ticket/update {'ticket_id':'{hcallticket}','ticket_return':'Noted'}",
            "DELETE /api/tickets/{ticket}",
            "PUT /api/messages/{message} {'body':'Better'}",
            "DELETE /api/messages/{message}",
            "PUT /api/clients/{client} {'name':'Ada'}",
            "POST /api/clients/{client}/merge {'into':'{survivor}'}",
            "DELETE /api/clients/{client}",
            "PUT /api/departments/{department} {'description':'Sales'}",
            "DELETE /api/departments/{department}",
            "PUT /api/users/{user} {'name':'C'}",
            "DELETE /api/users/{user}",
            "PUT /api/channels/{channel} {'enabled':false}",
            "DELETE /api/channels/{channel}",
            "PUT /api/admin/attributes/ticket/{attribute} {'title':'Floor'}",
            "DELETE /api/admin/attributes/ticket/{attribute}");

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    EventContractIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void everyTypeIsPublishedAsTheContractSaysAndNothingElseIs() {
        var contract = EventContract.read();
        assertEquals(contract.topics(), EventLog.topics(suite));

        causeEachType();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        new TreeSet<>(contract.types()),
                        published().stream().map(EventLog.Event::type).collect(Collectors.toCollection(TreeSet::new))));
        assertEquals(
                List.of(),
                published().stream()
                        .flatMap(event ->
                                contract
                                        .differences(event.topic(), event.key(), event.headers(), event.body())
                                        .stream())
                        .distinct()
                        .limit(20)
                        .toList());
    }

    private void causeEachType() {
        var department = administrator.createDepartment("Contract " + System.nanoTime());
        var person = administrator.createUser("agent", department);
        var assignee = anybody.login(person.email(), ApiClient.PASSWORD);
        var things = new FreshThings(administrator, department, person.id(), assignee);
        for (var call : CALLS) {
            var parts = call.replace('\'', '"').split(" ", 3);
            var body = parts.length == 3 ? parts[2] : "{}";
            var filled = things.fill(parts[1], body);
            administrator
                    .request()
                    .body(filled.body())
                    .request(parts[0], filled.path())
                    .then()
                    .statusCode(lessThan(300));
            things.changed(parts[1], body);
        }
        assignee.post("/auth/logout", Map.of()).statusCode(200);
        SecondAccount.openAndDelete(suite, "contract-" + System.nanoTime());
    }

    private List<EventLog.Event> published() {
        return EventContract.read().topics().stream()
                .flatMap(topic -> EventLog.read(suite, topic).stream())
                .filter(event -> !EventLog.TEST_SOURCE.equals(event.headers().get("ce_source")))
                .toList();
    }
}
