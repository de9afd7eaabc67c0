package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is sent again happens once. */
@QuarkusTest
class IdempotencyTest {

    private static final int AT_ONCE = 16;

    private final String account = freshAccount();
    private final String key = UUID.randomUUID().toString();

    private final AllAccounts database = new AllAccounts();

    @Test
    void repeatedRequestIsAnsweredAsTheFirstTime() {
        var first = create("one").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        var second = create("one").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

        assertEquals(bodyOf(first), bodyOf(second));
        assertEquals("application/json", second.extract().contentType().replaceAll(";.*", ""));
        assertEquals(1, total());
    }

    @Test
    void requestWithoutAKeyHappensEachTime() {
        administratorOf(account)
                .body(Map.of("name", "one"))
                .post("/api/samples")
                .then()
                .statusCode(201);

        administratorOf(account)
                .body(Map.of("name", "one"))
                .post("/api/samples")
                .then()
                .statusCode(409)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void sixteenAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        var answers = together(AT_ONCE, () -> create("one"));

        assertEquals(1, total());
        assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 201 || answer.statusCode() == 409));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(Response::asString)
                        .distinct()
                        .count());
    }

    @Test
    void requestIsRefusedWhileTheFirstIsRunning() throws Exception {
        try (var blocker = database.getConnection()) {
            blocker.setAutoCommit(false);
            insertSample(blocker, "one");
            var threads = Executors.newFixedThreadPool(2);
            try {
                var answers = new ExecutorCompletionService<Response>(threads);
                answers.submit(() -> create("one"));
                answers.submit(() -> create("one"));

                var other = answers.take().get();
                blocker.rollback();
                var first = answers.take().get();

                other.then()
                        .statusCode(409)
                        .header("Retry-After", equalTo("1"))
                        .body("data.error", equalTo("conflict"));
                first.then().statusCode(201);
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void keyOfAnotherBodyIsRefused() {
        create("one").then().statusCode(201);

        create("two").then().statusCode(422).body("data.error", equalTo("idempotency_key_reused"));

        assertEquals(1, total());
    }

    @Test
    void keyOfAnotherAddressIsRefused() {
        create("one").then().statusCode(201);

        keyed(administratorOf(account))
                .body(Map.of("name", "one"))
                .post("/api/samples?again=true")
                .then()
                .statusCode(422);
    }

    @Test
    void sameKeyOfAnotherCallerIsAnotherKey() {
        create("one").then().statusCode(201);
        var other = TestTokens.administrator(account, UUID.randomUUID());

        keyed(SampleFixture.as(other))
                .body(Map.of("name", "two"))
                .post("/api/samples")
                .then()
                .statusCode(201);
    }

    @Test
    void sameKeyInAnotherAccountIsAnotherKey() {
        var first = create("one").then().statusCode(201);

        var second = keyed(administratorOf(freshAccount()))
                .body(Map.of("name", "one"))
                .post("/api/samples")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());

        assertFalse(bodyOf(first).equals(bodyOf(second)));
    }

    @Test
    void answerThatNeverArrivedIsGivenAgain() {
        unanswered().then().statusCode(greaterThanOrEqualTo(400));

        unanswered()
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("data.id", notNullValue());

        assertEquals(1, total());
    }

    @Test
    void refusedRequestMayBeSentAgainWithItsKey() throws SQLException {
        try (var connection = database.getConnection()) {
            insertSample(connection, "taken");
        }
        create("taken").then().statusCode(409);
        deleteSamples();

        create("taken").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void bodyThatCannotBeReadIsRefusedAndKeptByNoKey() {
        keyed(administratorOf(account))
                .body("{\"name\":")
                .post("/api/samples")
                .then()
                .statusCode(400);

        create("one").then().statusCode(201);
    }

    @Test
    void expiredAnswerIsNotGivenAgain() throws SQLException {
        create("one").then().statusCode(201);
        execute("UPDATE kept_answer SET expires_at = now() - interval '1 second' WHERE account_id = ?");

        create("two").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        create("two").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void answerIsKeptForADay() throws SQLException {
        create("one").then().statusCode(201);

        assertEquals(
                1,
                execute("UPDATE kept_answer SET expires_at = expires_at WHERE account_id = ?"
                        + " AND expires_at BETWEEN now() + interval '23:59' AND now() + interval '24:01'"));
    }

    @Test
    void databaseHoldsNeitherKeyNorAnswerInTheClear() throws SQLException {
        create("a secret").then().statusCode(201);

        var stored = storedText();

        assertFalse(stored.isEmpty());
        assertFalse(stored.contains("a secret"), "the answer");
        assertFalse(stored.contains(key), "the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a\tb", "schlüssel", "256"})
    void keyOfAnotherFormIsRefused(String form) {
        var bad = form.equals("256") ? "k".repeat(256) : form;

        administratorOf(account)
                .header("Idempotency-Key", bad)
                .body(Map.of("name", "one"))
                .post("/api/samples")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void twoKeysAreRefused() {
        keyed(administratorOf(account))
                .header("Idempotency-Key", "another")
                .body(Map.of("name", "one"))
                .post("/api/samples")
                .then()
                .statusCode(400);
    }

    @Test
    void callerWithoutTheRightIsRefusedBeforeAnythingIsGivenAgain() {
        unanswered();

        keyed(SampleFixture.agentOf(account))
                .body(Map.of("name", "unanswered"))
                .post("/api/samples/unanswered")
                .then()
                .statusCode(403);
    }

    @Test
    void longBodyIsComparedToItsLastByte() {
        var note = "n".repeat(1_000_000);
        post(Map.of("name", "one", "note", note + "a")).then().statusCode(201);

        post(Map.of("name", "one", "note", note + "b")).then().statusCode(422);
        post(Map.of("name", "one", "note", note + "a")).then().statusCode(201).body("data.note", equalTo(note + "a"));
    }

    private Response create(String name) {
        return post(Map.of("name", name));
    }

    private Response post(Map<String, String> body) {
        return keyed(administratorOf(account)).body(body).post("/api/samples");
    }

    private Response unanswered() {
        return keyed(administratorOf(account))
                .body(Map.of("name", "unanswered"))
                .post("/api/samples/unanswered");
    }

    private RequestSpecification keyed(RequestSpecification request) {
        return request.header("Idempotency-Key", key);
    }

    private int total() {
        return administratorOf(account).get("/api/samples").then().extract().path("data.total");
    }

    private static String bodyOf(ValidatableResponse answer) {
        return answer.extract().asString();
    }

    private static List<Response> together(int times, Callable<Response> call)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private void insertSample(Connection connection, String name) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO sample (id, account_id, version, name, extra, created_at) VALUES (?, ?, 0, ?, '{}', now())")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, account);
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }

    private void deleteSamples() throws SQLException {
        execute("DELETE FROM sample WHERE account_id = ?");
    }

    private int execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            return statement.executeUpdate();
        }
    }

    /** Every column, with bytes taken for characters. */
    private String storedText() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT id, request, answer FROM kept_answer WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                assertTrue(rows.next());
                return List.of(rows.getBytes(1), rows.getBytes(2), rows.getBytes(3)).stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining());
            }
        }
    }
}
