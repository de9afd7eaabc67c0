package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.agentOf;
import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.common.testing.TaggedThing;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one has is not sent again, and what one has not seen is not overwritten. */
@QuarkusTest
class EntityTagsTest {

    private final String account = freshAccount();
    private String path;

    @BeforeEach
    void createSample() {
        path = "/api/samples/" + created(account, "one");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var tag = tag();

        administratorOf(account)
                .header("If-None-Match", "\"other\", W/" + tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "no-store")
                .body(emptyString());
        rename("two").then().statusCode(200);
        administratorOf(account)
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void tagOfTheAnswerToAChangeIsTheOneToReadNext() {
        var before = tag();

        var after = rename("two").then().statusCode(200).extract().header("ETag");

        assertNotEquals(before, after);
        assertEquals(after, tag());
    }

    @Test
    void changeOfWhatOneHasSeenIsDone() {
        ifMatch("\"other\", " + tag(), "two").then().statusCode(200).body("data.name", equalTo("two"));
    }

    @Test
    void changeOfWhatOthersHaveChangedIsRefusedWithWhatItIsNow() {
        var seen = tag();
        rename("two").then().statusCode(200);

        var refusal = ifMatch(seen, "three").then().statusCode(412);

        refusal.header("ETag", tag())
                .body("success", equalTo(false))
                .body("data.error", equalTo("precondition_failed"))
                .body("data.current.name", equalTo("two"));
        administratorOf(account).get(path).then().body("data.name", equalTo("two"));
    }

    @Test
    void deletionOfWhatOthersHaveChangedIsRefused() {
        var seen = tag();
        rename("two").then().statusCode(200);

        administratorOf(account).header("If-Match", seen).delete(path).then().statusCode(412);
        administratorOf(account)
                .header("If-Match", tag())
                .delete(path)
                .then()
                .statusCode(200)
                .header("ETag", nullValue());
    }

    /** A proxy that compresses answers makes their tags weak. */
    @Test
    void tagMadeWeakOnItsWayIsTheSameTag() {
        var seen = tag();

        ifMatch("W/" + seen, "two").then().statusCode(200);
        ifMatch("W/" + seen, "three").then().statusCode(412);
    }

    @Test
    void starMeansWhateverIsThere() {
        ifMatch("*", "two").then().statusCode(200);

        administratorOf(account)
                .header("If-Match", "*")
                .body(Map.of("name", "x"))
                .put("/api/samples/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "\"one", "*, \"one\"", ""})
    void whatIsNoTagIsRefused(String header) {
        ifMatch(header, "two").then().statusCode(400).body("data.error", equalTo("invalid_input"));
        administratorOf(account)
                .header("If-None-Match", header)
                .get(path)
                .then()
                .statusCode(400);
    }

    @Test
    void whoMayNotIsToldSoFirst() {
        agentOf(account).header("If-Match", "\"other\"").delete(path).then().statusCode(403);
        administratorOf(freshAccount())
                .header("If-Match", "\"other\"")
                .delete(path)
                .then()
                .statusCode(404);
    }

    @Test
    void ofManyChangesOfWhatWasSeenOneIsDone() {
        new TaggedThing(() -> administratorOf(account), path)
                .assertOneOfManyChangesIsDone(number -> Map.of("name", "name" + number));
    }

    @Test
    void listHasNoTag() {
        administratorOf(account).get("/api/samples").then().statusCode(200).header("ETag", nullValue());
    }

    private String tag() {
        return administratorOf(account)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private Response rename(String name) {
        return administratorOf(account).body(Map.of("name", name)).put(path);
    }

    private Response ifMatch(String header, String name) {
        return administratorOf(account)
                .header("If-Match", header)
                .body(Map.of("name", name))
                .put(path);
    }
}
