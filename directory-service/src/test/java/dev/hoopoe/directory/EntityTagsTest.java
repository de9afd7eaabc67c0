package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.common.testing.TaggedThing;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AttributeFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody overwrites what he or she has not seen. */
@QuarkusTest
class EntityTagsTest {

    private static final String REGION = "/api/admin/attributes/client/region";

    private final AccountApi api = AccountApi.open();

    /** What has an address of its own and a name. */
    enum Thing {
        USER(api -> "/api/users/" + api.createUserId(agent())),
        DEPARTMENT(api -> "/api/departments/" + api.createDepartment("Billing")),
        CLIENT(api -> "/api/clients/" + api.createClient("Ada"));

        private final Function<AccountApi, String> creation;

        Thing(Function<AccountApi, String> creation) {
            this.creation = creation;
        }

        TaggedThing on(AccountApi api) {
            return new TaggedThing(api::administrator, creation.apply(api));
        }
    }

    @ParameterizedTest
    @EnumSource
    void thingIsReadOnceWhileUnchanged(Thing thing) {
        thing.on(api).assertReadOnceWhileUnchanged();
    }

    @ParameterizedTest
    @EnumSource
    void thingIsChangedAndDeletedOnlyAsSeen(Thing thing) {
        var tagged = thing.on(api);

        tagged.assertChangedOnlyAsSeen(Map.of("name", "Other"));
        tagged.assertDeletedOnlyAsSeen();
    }

    @ParameterizedTest
    @EnumSource
    void ofManyChangesOfWhatWasSeenOneIsDone(Thing thing) {
        thing.on(api).assertOneOfManyChangesIsDone(number -> Map.of("name", "Name " + number));
    }

    @Test
    void userIsMovedOnlyAsSeen() {
        var user = api.createUserId(agent());
        var department = api.createDepartment("Billing");

        new TaggedThing(api::administrator, "/api/users/" + user)
                .assertChangedOnlyAsSeen(
                        "/api/admin/users/" + user + "/departments",
                        Map.of("action", "add", "department_ids", List.of(department)));
    }

    @Test
    void profileIsChangedOnlyAsSeen() {
        var user = api.createUserId(administrator());
        var profile = new TaggedThing(() -> api.user(user, "administrator"), "/auth/profile");

        profile.assertReadOnceWhileUnchanged();
        profile.assertChangedOnlyAsSeen(Map.of("name", "Grace"));
    }

    @Test
    void dataThatIsStoredInAnotherOrderKeepsItsTag() {
        var client = Thing.CLIENT.on(api);

        client.assertChangedOnlyAsSeen(
                "{\"data\":{\"zebra\":1.50,\"a\":{\"long name\":1e2,\"b\":[{\"y\":1,\"x\":null}]}}}");
    }

    @Test
    void whoIsShownLessHasAnotherTag() {
        api.post(
                        "/api/admin/attributes",
                        Map.of(
                                "scope",
                                "client",
                                "name",
                                "limit",
                                "data_type",
                                "int",
                                "title",
                                "Limit",
                                "visibility",
                                "administrator"))
                .statusCode(201);
        var path = "/api/clients/" + api.createClient("Ada");
        api.put(path, Map.of("parameters", Map.of("limit", 5))).statusCode(200);
        var agents = new TaggedThing(api::agent, path);

        assertNotEquals(new TaggedThing(api::administrator, path).tag(), agents.tag());
        agents.put(path, "\"other\"", Map.of("name", "Other"))
                .then()
                .statusCode(412)
                .body("data.current.data", not(hasKey("limit")));
    }

    @Test
    void attributeIsChangedAndDeletedOnlyAsSeen() {
        api.post("/api/admin/attributes", AttributeFixture.attribute("client", "region", "int"))
                .statusCode(201);
        var seen = changed("*", "One").statusCode(200).extract().header("ETag");

        changed(seen, "Two").statusCode(200);

        changed(seen, "Three").statusCode(412).body("data.current.title", equalTo("Two"));
        api.administrator().header("If-Match", seen).delete(REGION).then().statusCode(412);
    }

    private ValidatableResponse changed(String ifMatch, String title) {
        return api.administrator()
                .header("If-Match", ifMatch)
                .body(Map.of("title", title))
                .put(REGION)
                .then();
    }

    @Test
    void whoMayNotOrNamesNothingIsToldSoFirst() {
        var department = "/api/departments/" + api.createDepartment("Billing");

        api.agent()
                .header("If-Match", "\"other\"")
                .body(Map.of("name", "Other"))
                .put(department)
                .then()
                .statusCode(403);
        AccountApi.open()
                .administrator()
                .header("If-Match", "\"other\"")
                .body(Map.of("name", "Other"))
                .put(department)
                .then()
                .statusCode(404);
    }
}
