package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.AuthCalls.refresh;
import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.client;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InternalPrincipalResourceTest {

    @Inject
    Rows rows;

    @Test
    void whoeverWasPushedWithAPasswordCanLogInAtOnce() {
        var person = somebody();

        person.push().then().statusCode(204);

        person.login().then().statusCode(200);
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndEndsSessions() {
        var person = somebody().known();
        var session = person.loggedIn();

        person.at(1).withPassword("another password").known();

        person.login(PASSWORD).then().statusCode(401);
        person.login("another password").then().statusCode(200);
        refresh(session.get("refresh_token")).then().statusCode(401);
        assertEquals(List.of("password_changed"), reasons(person));
    }

    @ParameterizedTest
    @CsvSource({"type,administrator,role_changed", "active,false,deactivated"})
    void aChangeOfRightsEndsSessions(String field, String value, String reason) {
        var person = somebody().known();
        var session = person.loggedIn();

        person.with(field, value.equals("false") ? false : value)
                .at(1)
                .withoutPassword()
                .known();

        refresh(session.get("refresh_token")).then().statusCode(401);
        assertEquals(List.of(reason), reasons(person));
    }

    @Test
    void aNewPasswordEndsEverySessionButTheOneThatIsKept() {
        var person = somebody().known();
        var kept = person.loggedIn();
        var other = person.loggedIn();
        var sid = JsonPath.from(ForgedToken.payloadOf((String) kept.get("access_token")))
                .getString("sid");

        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "sequence", 1, "snapshot", person.snapshot(), "password", "a new battery", "keep_session", sid))
                .put("/internal/principals/" + person.id())
                .then()
                .statusCode(204);

        refresh(other.get("refresh_token")).then().statusCode(401);
        refresh(kept.get("refresh_token")).then().statusCode(200);
        assertEquals(List.of("password_changed"), reasons(person));
    }

    @Test
    void aChangeOfTheNameEndsNothingAndIsSeenAtTheNextRefresh() {
        var person = somebody().known();
        var session = person.loggedIn();

        person.with("display_name", "Amazing Grace").at(1).withoutPassword().known();

        refresh(session.get("refresh_token"))
                .then()
                .statusCode(200)
                .body("data.user.display_name", equalTo("Amazing Grace"));
    }

    @Test
    void anOlderSnapshotIsSkippedThoughItsPasswordIsTaken() {
        var person = somebody().at(5).with("name", "Newer").known();

        person.at(4).with("name", "Older").withPassword("newest password").known();

        person.login("newest password").then().statusCode(200).body("data.user.name", equalTo("Newer"));
    }

    @Test
    void deletionEndsSessionsAndCannotBeUndoneByALateWrite() {
        var person = somebody().known();
        person.loggedIn();

        delete(person.id().toString()).then().statusCode(204);

        person.login().then().statusCode(401);
        assertEquals(List.of("deleted"), reasons(person));
        person.at(9).push().then().statusCode(404);
        person.login().then().statusCode(401);
        delete(person.id().toString()).then().statusCode(204);
    }

    @Test
    void aDeletionThatOvertakesTheCreationWins() {
        var person = somebody();
        delete(person.id().toString()).then().statusCode(204);

        person.push().then().statusCode(404);

        person.login().then().statusCode(401);
    }

    @Test
    void nothingOfADeletedPersonIsKept() {
        var person = somebody().known();

        delete(person.id().toString()).then().statusCode(204);

        assertEquals(
                List.of("{}"),
                rows.select(
                        "SELECT concat(profile, email, password_hash) FROM principal WHERE user_id = ?", person.id()));
    }

    @Test
    void anAddressMovesToWhomItWasGivenLater() {
        var before = somebody().with("updated_at", "2026-01-01T10:00:00.000Z").known();
        var after = somebody()
                .with("email", before.email())
                .with("updated_at", "2026-01-02T10:00:00.000Z")
                .withPassword("password of the later one");

        after.push().then().statusCode(204);
        before.at(0).withoutPassword().push().then().statusCode(204);

        AuthCalls.login("default", after.email(), "password of the later one", freshIp())
                .then()
                .statusCode(200)
                .body("data.user.id", equalTo(after.id().toString()));
    }

    @Test
    void theSameAddressInTwoAccountsIsTwoPeople() {
        var here = somebody().known();
        var there = client().of("elsewhere").with("email", here.email()).known();

        here.login()
                .then()
                .statusCode(200)
                .body("data.user.id", equalTo(here.id().toString()));
        there.login()
                .then()
                .statusCode(200)
                .body("data.user.id", equalTo(there.id().toString()));
    }

    @Test
    void parallelPushesOfOnePersonAllSucceed() throws Exception {
        var person = somebody();

        var answers = Parallel.call(8, person::push);

        answers.forEach(answer -> answer.then().statusCode(204));
        person.login().then().statusCode(200);
    }

    @Test
    void aHashWithOldParametersIsRenewedAtLogin() {
        var person = somebody().known();
        var old =
                "$argon2id$v=19$m=512,t=1,p=1$CE9mSBlhd6KPjgv+4k43tnKuQgmCCaQy/dJlDNIQjwI5Tw9Y2AkBp/0eUJLi69ItzVOB6uuNqlHBOJ2nhdL4aQ$r/HNeGhEyt37sN4aWeid87ZY9WbFJhSY8SvfcyMeNsI";
        rows.update("UPDATE principal SET password_hash = ? WHERE user_id = ?", old, person.id());

        person.login().then().statusCode(200);

        var renewed = rows.select("SELECT password_hash FROM principal WHERE user_id = ?", person.id());
        assertTrue(renewed.get(0).contains("m=1024,t=2,p=1"), renewed.get(0));
        person.login().then().statusCode(200);
    }

    @Test
    void aClientWithACredentialGetsAClientsToken() {
        var person = somebody()
                .without("type")
                .without("last_name")
                .without("display_name")
                .known();

        person.login().then().statusCode(200).body("data.user.type", equalTo("client"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_required",
                "{'sequence':1} | missing_required",
                "{'snapshot':{}} | missing_required",
                "{'sequence':-1,'snapshot':{}} | invalid_input",
                "{'sequence':1.5,'snapshot':{}} | invalid_input",
                "{'sequence':'1','snapshot':{}} | invalid_input",
                "{'sequence':99999999999999999999,'snapshot':{}} | invalid_input",
                "{'sequence':1,'snapshot':[]} | invalid_input",
                "{'sequence':1,'snapshot':{}} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID','type':'root'}} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID','active':'yes'}} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID','email':['a']}} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID'},'password':''} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID'},'password':7} | invalid_input",
                "{'sequence':1,'snapshot':{'id':'ID','name':'\\u0000'}} | invalid_input"
            })
    void refusesWhatIsNoPrincipal(String body, String error) {
        var id = UUID.randomUUID().toString();

        var answer = given().auth()
                .oauth2(AuthCalls.serviceToken())
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"').replace("ID", id))
                .put("/internal/principals/" + id);

        answer.then().statusCode(400).body("data.error", equalTo(error));
    }

    @Test
    void refusesAnIdThatIsNoUuid() {
        delete("7").then().statusCode(400);
    }

    @Test
    void onlyServicesMayCall() {
        var token = (String)
                somebody().with("type", "administrator").known().loggedIn().get("access_token");
        var path = "/internal/principals/" + UUID.randomUUID();

        given().delete(path).then().statusCode(401);
        given().auth().oauth2(token).delete(path).then().statusCode(403);
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path)
                .then()
                .statusCode(403);
    }

    private static io.restassured.response.Response delete(String id) {
        return given().auth().oauth2(AuthCalls.serviceToken()).delete("/internal/principals/" + id);
    }

    private List<String> reasons(PersonFixture person) {
        return rows.select("SELECT reason FROM session WHERE user_id = ? AND ended_at IS NOT NULL", person.id());
    }
}
