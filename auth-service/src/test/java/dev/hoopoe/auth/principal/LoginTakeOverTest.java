package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.AuthCalls.refresh;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merge of two clients does to their logins (docs/decisions/0043). */
@QuarkusTest
class LoginTakeOverTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    private PersonFixture source;
    private PersonFixture target;

    @BeforeEach
    void knowTheClientWhoWillBeMerged() {
        source = client().known();
        target = client().at(1).with("email", source.email()).with("updated_at", "2026-02-01T10:00:00.000Z");
    }

    @Test
    void survivorLogsInAsTheMergedClientDid() {
        var session = source.loggedIn();

        takeOver().then().statusCode(204);

        var token = target.loggedIn().get("access_token");
        assertEquals(target.id().toString(), subjectOf((String) token));
        refresh(session.get("refresh_token")).then().statusCode(404);
        assertEquals(List.of("deleted"), reasons(source));
    }

    @Test
    void takingOverTwiceKeepsTheLogin() {
        takeOver().then().statusCode(204);
        takeOver().then().statusCode(204);

        target.loggedIn();
    }

    @Test
    void eventOfTheMergeEndsTheMergedClientsLoginAndGivesItToNobody() {
        var known = client().known();
        source.loggedIn();

        publishMerge(source, known.at(1));

        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of("deleted"), reasons(source)));
        source.login().then().statusCode(401);
        known.loggedIn();
    }

    @Test
    void eventAfterTheTakeOverLeavesItAsItIs() {
        takeOver().then().statusCode(204);

        publishMerge(source, target);
        var later = client().known();
        publishAfter(target, later.at(1).with("name", "Later"));

        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of("Later"), namesOf(later)));
        target.loggedIn();
    }

    @Test
    void loginsAndRefreshesBesideTheTakeOverLeaveNoSessionOfTheMergedClient() throws Exception {
        var session = source.loggedIn();
        var number = new AtomicInteger();

        Parallel.call(8, () -> switch (number.getAndIncrement() % 4) {
            case 0 -> takeOver().statusCode();
            case 1 -> refresh(session.get("refresh_token")).statusCode();
            default -> source.login().statusCode();
        });

        assertEquals(
                List.of("0"),
                rows.select("SELECT count(*) FROM session WHERE user_id = ? AND ended_at IS NULL", source.id()));
        target.loggedIn();
    }

    private Response takeOver() {
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", target.account())
                .contentType(ContentType.JSON)
                .body(Map.of("sequence", 1, "snapshot", target.snapshot(), "takes_over", source.id()))
                .put("/internal/principals/" + target.id());
    }

    private static PersonFixture client() {
        return somebody()
                .without("type")
                .without("active")
                .without("display_name")
                .with("name", "John Doe");
    }

    private List<String> reasons(PersonFixture client) {
        return rows.select("SELECT DISTINCT reason FROM session WHERE user_id = ?", client.id());
    }

    private List<String> namesOf(PersonFixture client) {
        return rows.select("SELECT profile->>'name' FROM principal WHERE user_id = ?", client.id());
    }

    private static void publishMerge(PersonFixture gone, PersonFixture survivor) {
        var tombstone = Map.of("id", gone.id(), "number", 7, "sequence", 1, "merged_into", survivor.id());
        var merged = new HashMap<String, Object>();
        merged.put("from", null);
        merged.put("to", tombstone);
        TopicWriter.publish(new Event(
                UUID.randomUUID(),
                "client.merged",
                survivor.id().toString(),
                survivor.account(),
                survivor.sequence(),
                Map.of(
                        "snapshot", survivor.snapshot(),
                        "changes", Map.of("merged", merged),
                        "actor", Map.of("type", "system"))));
    }

    /** In the partition of the other, so that it is heard of later. */
    private static void publishAfter(PersonFixture other, PersonFixture client) {
        try (var writer = new TopicWriter()) {
            var event = Event.of(
                    "client.updated", client.id().toString(), client.account(), client.sequence(), client.snapshot());
            writer.write(event, other.id().toString());
        }
    }

    private static String subjectOf(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return JsonPath.from(claims).getString("sub");
    }
}
