package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.AuthCalls.refresh;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.Topic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
    void aUserWhoWasNeverPushedIsKnownByTheEvent() {
        var person = somebody();

        publish(person, "created");

        await().atMost(SOON)
                .until(() -> !rows.select("SELECT role FROM principal WHERE user_id = ?", person.id())
                        .isEmpty());
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetterTopicAndTheNextIsTaken() {
        var poison = UUID.randomUUID().toString();
        Topic.publish("default", "user.updated", poison, 1, "{\"snapshot\":{\"id\":7}}");
        var person = somebody();
        publish(person, "created");

        await().atMost(SOON)
                .until(() ->
                        new Topic("user.events.v1.dlq.auth").recordsOf(poison).size() == 1);
        await().atMost(SOON)
                .until(() -> !rows.select("SELECT role FROM principal WHERE user_id = ?", person.id())
                        .isEmpty());
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
