package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row H-61. */
@QuarkusTest
class UserDepartmentsResourceTest {

    private final AccountApi api = AccountApi.open();
    private long front;
    private long back;
    private UUID user;

    @BeforeEach
    void createSomebodyInTheFront() {
        front = api.createDepartment("Front");
        back = api.createDepartment("Back");
        user = api.createUserId(with(agent(), "department_ids", List.of(front)));
    }

    private ValidatableResponse move(String action, List<?> departments) {
        return api.put(pathOf(user), Map.of("action", action, "department_ids", departments));
    }

    private static String pathOf(Object id) {
        return "/api/admin/users/" + id + "/departments";
    }

    private void assertBelongsTo(Long... departments) {
        api.get("/api/users/" + user).body("data.department_ids*.longValue()", equalTo(List.of(departments)));
    }

    @Test
    void addedDepartmentsComeToThePresentOnes() {
        var response = move("add", List.of(back, back, front));

        response.statusCode(200)
                .body("data.message", equalTo("User departments updated successfully"))
                .body("data.action", equalTo("add"))
                .body("data.department_ids*.longValue()", equalTo(List.of(front, back)));
        Map<String, Object> data = response.extract().path("data");
        assertEquals(Set.of("message", "action", "department_ids"), data.keySet());
        assertBelongsTo(front, back);
    }

    @Test
    void removedDepartmentsGo() {
        move("add", List.of(back)).statusCode(200);

        move("remove", List.of(front)).statusCode(200).body("data.department_ids*.longValue()", equalTo(List.of(back)));
        move("remove", List.of(front)).statusCode(200);
        assertBelongsTo(back);
    }

    @Test
    void replacedDepartmentsAreTheOnlyOnes() {
        move("replace", List.of(back)).statusCode(200).body("data.action", equalTo("replace"));
        assertBelongsTo(back);

        move("replace", List.of()).statusCode(200).body("data.department_ids", hasSize(0));
        assertBelongsTo();
    }

    @Test
    void changeIsToldOnceAndNoChangeIsNot() {
        move("add", List.of(front)).statusCode(200);
        move("add", List.of(back)).statusCode(200);
        move("remove", List.of()).statusCode(200);
        move("remove", List.of(front)).statusCode(200);

        var log = EventLog.await("user.events.v1", user.toString(), 3);

        assertEquals("dev.hoopoe.user.updated.v1", log.get(1).type());
        assertEquals(Set.of("department_ids"), Set.copyOf(names(log.get(1))));
        assertEquals(back, log.get(1).body().at("/changes/department_ids/to/1").asLong());
        assertEquals(List.of(back), ids(log.get(2)));
        assertTrue(log.get(2).sequence() > log.get(1).sequence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "remove", "replace"})
    void unknownDepartmentIsRefusedWhatever(String action) {
        var foreign = AccountApi.open().createDepartment("Foreign");

        for (var unknown : List.of(0L, -1L, foreign, Long.MAX_VALUE)) {
            move(action, List.of(back, unknown))
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details.department_ids", equalTo("there is no department " + unknown));
        }
        assertBelongsTo(front);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"add\",\"department_ids\":null}",
                "{\"action\":\"add\",\"department_ids\":1}",
                "{\"action\":\"add\",\"department_ids\":[null]}",
                "{\"action\":\"add\",\"department_ids\":[\"1\"]}",
                "{\"action\":\"add\",\"department_ids\":[1.5]}",
                "{\"action\":\"add\",\"department_ids\":[9223372036854775808]}",
                "{\"action\":\"add\"}",
                "{\"action\":null,\"department_ids\":[]}",
                "{\"action\":\"ADD\",\"department_ids\":[]}",
                "{\"action\":\"drop\",\"department_ids\":[]}",
                "{\"action\":1,\"department_ids\":[]}",
                "{\"department_ids\":[]}",
                "{}",
                "[]",
                "null",
                "{",
                ""
            })
    void whatIsNoSuchRequestIsRefused(String body) {
        api.put(pathOf(user), body).statusCode(400);
        assertBelongsTo(front);
    }

    @Test
    void unknownUserIsNotFound() {
        var body = Map.of("action", "add", "department_ids", List.of(back));

        api.put(pathOf(UUID.randomUUID()), body).statusCode(404).body("data.error", equalTo("not_found"));
        api.put(pathOf("42"), body).statusCode(400);
        var there = AccountApi.open();
        there.put(pathOf(user), Map.of("action", "replace", "department_ids", List.of()))
                .statusCode(404);
        assertBelongsTo(front);
    }

    @Test
    void additionsAtOnceAreAllKept() {
        var departments = IntStream.range(0, 16)
                .mapToObj(n -> api.createDepartment("Department " + n))
                .toList();

        var statuses = Together.run(
                16, n -> move("add", List.of(departments.get(n))).extract().statusCode());

        assertEquals(Collections.nCopies(16, 200), statuses);
        api.get("/api/users/" + user).body("data.department_ids", hasSize(17));
    }

    @Test
    void movesWhileDepartmentsGoAreDoneOrRefused() {
        var departments = IntStream.range(0, 8)
                .mapToObj(n -> api.createDepartment("Department " + n))
                .toList();
        move("add", departments).statusCode(200);

        var statuses = Together.run(
                16,
                n -> n % 2 == 0
                        ? api.delete("/api/departments/" + departments.get(n / 2))
                                .extract()
                                .statusCode()
                        : move("replace", n % 4 == 1 ? List.of(back) : List.of(departments.get(n / 2)))
                                .extract()
                                .statusCode());

        assertEquals(
                List.of(),
                statuses.stream()
                        .filter(status -> status != 200 && status != 400)
                        .toList());
    }

    private static List<String> names(EventLog.Entry entry) {
        var names = new ArrayList<String>();
        entry.body().path("changes").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Long> ids(EventLog.Entry entry) {
        var ids = new ArrayList<Long>();
        entry.body().at("/snapshot/department_ids").forEach(id -> ids.add(id.asLong()));
        return ids;
    }
}
