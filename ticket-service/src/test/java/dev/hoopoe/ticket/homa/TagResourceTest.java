package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Homa, rows H-26 to H-31. */
@QuarkusTest
class TagResourceTest {

    private static final int AT_ONCE = 32;

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void tagsAreListedInPagesInTheOrderTheyWereMade() {
        desk.tag("zebra");
        desk.tag("ape");
        desk.tag("lion");

        list("?page=1&limit=2")
                .body("data.total", equalTo(3))
                .body("data.page", equalTo(1))
                .body("data.limit", equalTo(2))
                .body("data.data.name", contains("zebra", "ape"));
        list("?page=2&limit=2").body("data.data.name", contains("lion"));
        list("?page=2147483647&limit=100").body("data.data", hasSize(0));
    }

    @Test
    void tagIsShown() {
        var tag = desk.tag("vip");

        get(tag).statusCode(200)
                .body("success", equalTo(true))
                .body("data", equalTo(Map.of("id", (int) tag, "name", "vip")));
    }

    @Test
    void administratorCreatesATagWithoutSpaceAroundItsName() {
        desk.createTag(desk.administrator(), "  Ünïcode 漢字 ")
                .statusCode(201)
                .body("data.id", notNullValue())
                .body("data.name", equalTo("Ünïcode 漢字"));
    }

    @Test
    void agentCreatesATag() {
        desk.as(desk.agent())
                .body(Map.of("name", "vip"))
                .post("/api/agent/tags")
                .then()
                .statusCode(201)
                .body("data.message", equalTo("Tag created successfully"))
                .body("data.data.name", equalTo("vip"))
                .body("data.data.id", notNullValue());
    }

    @Test
    void nameThatIsTakenInAnyCaseIsAConflict() {
        desk.tag("Straße");

        for (var path : new String[] {"/api/tags", "/api/agent/tags"}) {
            desk.as(desk.administrator())
                    .body(Map.of("name", " STRASSE "))
                    .post(path)
                    .then()
                    .statusCode(409)
                    .body("data.error", equalTo("conflict"));
        }
    }

    @Test
    void tagIsMadeOnceHoweverManyAskAtOnce() {
        var statuses = Together.times(
                AT_ONCE,
                number -> desk.createTag(desk.administrator(), number % 2 == 0 ? "vip" : "VIP")
                        .extract()
                        .statusCode());

        assertEquals(1, Collections.frequency(statuses, 201));
        assertEquals(AT_ONCE - 1, Collections.frequency(statuses, 409));
        list("").body("data.total", equalTo(1));
    }

    @Test
    void tagsThatAreRenamedToOneNameAtOnceLeaveItToOne() {
        var tags = Together.times(16, number -> desk.tag("tag " + number));

        var statuses = Together.times(
                16, number -> rename(tags.get(number), "vip").extract().statusCode());

        assertEquals(1, Collections.frequency(statuses, 200));
        assertEquals(15, Collections.frequency(statuses, 409));
    }

    @Test
    void tagIsRenamed() {
        var tag = desk.tag("vip");

        rename(tag, " VIP ").statusCode(200).body("data", equalTo(Map.of("id", (int) tag, "name", "VIP")));
        get(tag).body("data.name", equalTo("VIP"));
    }

    @Test
    void tagIsNotRenamedToAnothersName() {
        var tag = desk.tag("one");
        desk.tag("two");

        rename(tag, "TWO").statusCode(409).body("data.error", equalTo("conflict"));
        get(tag).body("data.name", equalTo("one"));
    }

    @Test
    void deletedTagIsGoneAndItsNameIsFree() {
        var tag = desk.tag("vip");

        delete(tag).statusCode(200).body("data", equalTo("deleted"));

        get(tag).statusCode(404);
        rename(tag, "other").statusCode(404);
        delete(tag).statusCode(404);
        list("").body("data.total", equalTo(0));
        desk.tag("vip");
    }

    @Test
    void tagIsDeletedOnceHoweverManyAskAtOnce() {
        var tag = desk.tag("vip");

        var statuses = Together.times(16, number -> delete(tag).extract().statusCode());

        assertEquals(1, Collections.frequency(statuses, 200));
        assertEquals(15, Collections.frequency(statuses, 404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u2003"})
    void nameOfNothingIsRefused(String name) {
        refused(name);
    }

    @Test
    void nameOf100CharactersIsTakenAndOneMoreIsRefused() {
        desk.tag("😀".repeat(100));
        refused("x".repeat(101));
    }

    @Test
    void nameThatIsAbsentIsMissing() {
        desk.as(desk.administrator())
                .body(Map.of())
                .post("/api/tags")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details", hasKey("name"));
    }

    @Test
    void unknownTagIsNotFoundAndBadIdIsRefused() {
        get(Long.MAX_VALUE).statusCode(404).body("data.error", equalTo("not_found"));
        rename(Long.MAX_VALUE, "other").statusCode(404);
        delete(Long.MAX_VALUE).statusCode(404);
        desk.as(desk.administrator()).get("/api/tags/one").then().statusCode(400);
    }

    private void refused(String name) {
        desk.createTag(desk.administrator(), name)
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details", hasKey("name"));
        rename(desk.tag("a" + name.hashCode()), name).statusCode(400);
    }

    private ValidatableResponse list(String query) {
        return desk.list(desk.agent(), "/api/tags" + query);
    }

    private ValidatableResponse get(long tag) {
        return desk.as(desk.agent()).get("/api/tags/" + tag).then();
    }

    private ValidatableResponse rename(long tag, String name) {
        return desk.as(desk.administrator())
                .body(Map.of("name", name))
                .put("/api/tags/" + tag)
                .then();
    }

    private ValidatableResponse delete(long tag) {
        return desk.as(desk.administrator()).delete("/api/tags/" + tag).then();
    }
}
