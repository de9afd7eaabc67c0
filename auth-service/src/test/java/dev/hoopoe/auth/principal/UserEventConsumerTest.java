package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.AuthCalls.refresh;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.Topic;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UserEventConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    @Inject
    ObjectMapper mapper;

    @Test
    void anUpdateIsAppliedWhenItIsNewer() {
        var person = somebody().at(3).known();

        publish(person.at(4).with("name", "Ada"), "updated");

        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of("Ada"),
                        rows.select("SELECT profile->>'name' FROM principal WHERE user_id = ?", person.id())));
    }

    @Test
    void anOlderUpdateIsSkipped() {
        var person = somebody().at(3).with("name", "Newer").known();
        publish(person.at(2).with("name", "Older"), "updated");
        publish(person.at(4).with("name", "Newest"), "updated");

        await().atMost(SOON).untilAsserted(() -> person.login().then().body("data.user.name", equalTo("Newest")));
        assertEquals(List.of("4"), rows.select("SELECT sequence FROM principal WHERE user_id = ?", person.id()));
    }

    @Test
    void aDemotionEndsSessions() {
        var person = somebody().with("type", "administrator").known();
        var session = person.loggedIn();

        publish(person.at(1).with("type", "agent"), "updated");

        await().atMost(SOON)
                .untilAsserted(
                        () -> refresh(session.get("refresh_token")).then().statusCode(401));
        person.login().then().statusCode(200).body("data.user.type", equalTo("agent"));
    }

    @Test
    void aDeletionEndsSessionsForGood() {
        var person = somebody().known();
        var session = person.loggedIn();

        publish(person.at(1), "deleted");

        await().atMost(SOON)
                .untilAsserted(
                        () -> refresh(session.get("refresh_token")).then().statusCode(404));
        person.login().then().statusCode(401);
    }

    @Test
    void anEventAloneLetsNobodyIn() {
        var forged = somebody().with("type", "administrator");

        publish(forged, "created");
        awaitLaterEvent(forged);

        assertEquals(List.of(), rows.select("SELECT role FROM principal WHERE user_id = ?", forged.id()));
    }

    @ParameterizedTest
    @CsvSource({"type, administrator", "email, mallory@example.com", "username, mallory"})
    void anEventAloneRaisesNobodyAndGivesNobodyOtherNames(String field, String value) {
        var person = somebody().known();
        var before = described(person);

        publish(person.at(1).with(field, value), "updated");
        awaitLaterEvent(person);

        assertEquals(before, described(person));
        person.withoutPassword().known();
        assertNotEquals(before, described(person));
    }

    @Test
    void anEventAloneActivatesNobody() {
        var person = somebody().with("active", false).known();

        publish(person.at(1).with("active", true), "updated");
        awaitLaterEvent(person);

        person.login().then().statusCode(401);
    }

    @Test
    void whatTakesRightsAwayIsTakenOverThoughTheRestWaits() {
        var person = somebody().with("type", "administrator").known();
        var session = person.loggedIn();

        publish(person.at(1).with("type", "agent").with("username", "mallory-" + person.id()), "updated");

        await().atMost(SOON)
                .untilAsserted(
                        () -> refresh(session.get("refresh_token")).then().statusCode(401));
        person.login().then().statusCode(200).body("data.user.type", equalTo("agent"));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetterTopicAndTheNextIsTaken() {
        var poison = UUID.randomUUID().toString();
        Topic.publish("default", "user.updated", poison, 1, "{\"snapshot\":{\"id\":7}}");
        var person = somebody().known();
        publish(person.at(1).with("name", "Ada"), "updated");

        await().atMost(SOON)
                .until(() ->
                        new Topic("user.events.v1.dlq.auth").recordsOf(poison).size() == 1);
        await().atMost(SOON).until(() -> namesOf(person).equals(List.of("Ada")));
    }

    /** Waits until an event has been handled that stands behind all others in the same partition. */
    private void awaitLaterEvent(PersonFixture other) {
        var later = somebody().known().at(1).with("name", "Later");
        try (var writer = new TopicWriter()) {
            writer.write(
                    Event.of(
                            "user.updated", later.id().toString(), later.account(), later.sequence(), later.snapshot()),
                    other.id().toString());
        }
        await().atMost(SOON).until(() -> namesOf(later).equals(List.of("Later")));
    }

    private List<String> namesOf(PersonFixture person) {
        return rows.select("SELECT profile->>'name' FROM principal WHERE user_id = ?", person.id());
    }

    private List<String> described(PersonFixture person) {
        return rows.select(
                "SELECT concat_ws(' ', email, username, role, active) FROM principal WHERE user_id = ?", person.id());
    }

    private void publish(PersonFixture person, String name) {
        try {
            Topic.publish(
                    person.account(),
                    "user." + name,
                    person.id().toString(),
                    person.sequence(),
                    mapper.writeValueAsString(Map.of("snapshot", person.snapshot(), "changes", Map.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
