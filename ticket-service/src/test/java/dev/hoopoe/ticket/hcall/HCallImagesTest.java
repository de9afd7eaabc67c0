package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.testing.FileAnswers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the bytes of HCall's images are files of messaging-service (docs/decisions/0069). */
@QuarkusTest
class HCallImagesTest {

    private static final String STRANGE_NAME = "Größe {a} 100%41 ?&=#+;/.png";
    private static final int AT_ONCE = 4;
    private static final int MAX_CONCURRENT = 8;

    private HCallFixture desk;
    private FileAnswers files;

    @BeforeEach
    void openAccount() {
        desk = new HCallFixture();
        files = desk.homa().files();
    }

    @Test
    void imagesAreFilesOfTheirTicketAndNotInTheDatabase() throws SQLException {
        var ticket = desk.create(desk.user(), images(image(STRANGE_NAME, 100), image("b.png", 200)));

        var uid = ticket.substring("ticket_".length());
        assertEquals(
                Set.of(Map.of("ticket", uid, "name", STRANGE_NAME), Map.of("ticket", uid, "name", "b.png")),
                Set.copyOf(files.files()));
        assertEquals(
                2,
                count(
                        "SELECT count(*) FROM ticket_image WHERE account_id = ? AND file_id IS NOT NULL AND content = ''"));
    }

    @Test
    void hundredImagesAreStoredAndReadFourAtOnce() {
        var names = IntStream.range(0, 100).mapToObj(i -> i + ".png").toList();
        var images = IntStream.range(0, 100)
                .mapToObj(i -> image(names.get(i), 100 + i))
                .toList();
        files.waitingFor(AT_ONCE);

        var ticket = desk.create(desk.user(), HCallFixture.ticketWith(images));
        files.waitingFor(AT_ONCE);
        var shown = desk.info(ticket).extract();

        assertEquals(names, shown.path("ticket_images.image_name"));
        assertEquals(
                images.stream().map(image -> image.get("image_content")).toList(),
                shown.path("ticket_images.image_base64"));
        assertEquals(AT_ONCE, files.mostCallsUnderWay());
    }

    /** The largest two that the limit of a body lets through. */
    @Test
    void twoImagesOfNineMebibytesGoOutAsTheyCameIn() throws IOException {
        var first = image("a.png", 9 << 20);
        var second = image("b.png", (9 << 20) + 1);

        var ticket = desk.create(desk.user(), images(first, second));

        var shown = new ObjectMapper()
                .readTree(desk.info(ticket).extract().asByteArray())
                .path("ticket_images");
        assertEquals(
                List.of(first.get("image_content"), second.get("image_content")),
                List.of(
                        shown.at("/0/image_base64").textValue(),
                        shown.at("/1/image_base64").textValue()));
    }

    @Test
    void accountWithoutRoomForTheImagesGetsNoTicket() throws SQLException {
        files.refusing(409);

        create(image("a.png", 100))
                .statusCode(400)
                .body("message", equalTo("Ticket creation failed"))
                .body("reason", equalTo("The account's files leave no room for the images"))
                .body("status", equalTo(false));

        assertNothingIsStored();
    }

    @Test
    void imageThatIsTooLargeForFilesGetsNoTicket() throws SQLException {
        files.refusing(413);

        create(image("a.png", 100)).statusCode(413).body("status", equalTo(false));

        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 403, 500, 503})
    void ticketIsNotOpenedWhileImagesCannotBeStored(int status) throws SQLException {
        misbehave(status);

        assertUnavailable(create(image("a.png", 100)));

        assertNothingIsStored();
    }

    @Test
    void ticketIsNotOpenedWhenOneOfItsImagesIsNotStored() throws SQLException {
        files.refusing(503, 2);

        assertUnavailable(create(
                image("a.png", 100),
                image("b.png", 100),
                image("c.png", 100),
                image("d.png", 100),
                image("e.png", 100)));

        assertEquals(2, files.files().size());
        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 404, 500, 503})
    void imageThatCannotBeReadIsNeverEmpty(int status) {
        var ticket = desk.create(desk.user(), images(image("a.png", 100)));
        misbehave(status);

        assertUnavailable(desk.info(ticket));

        files.willing();
        desk.info(ticket).statusCode(200).body("ticket_images", hasSize(1));
    }

    @Test
    void ticketsWithoutImagesNeedNoFiles() {
        files.silent();

        desk.info(desk.create("Printer")).statusCode(200).body("ticket_images", hasSize(0));
    }

    @Test
    void requestsThatWaitForImagesAreFew() throws Exception {
        files.waitingFor(1_000);
        var threads = Executors.newFixedThreadPool(MAX_CONCURRENT + 3);
        try {
            var answers = IntStream.range(0, MAX_CONCURRENT + 3)
                    .mapToObj(i -> threads.submit(() -> create(image("a.png", 100))))
                    .toList();
            Awaitility.await().until(() -> ended(answers).size() == 3 && files.callsUnderWay() == AT_ONCE);
            for (var refused : ended(answers)) {
                assertUnavailable(refused.get());
            }
            desk.create("Printer");

            files.willing();
            var opened = new ArrayList<Integer>();
            for (var answer : answers) {
                opened.add(answer.get().extract().statusCode());
            }
            assertEquals(MAX_CONCURRENT, Collections.frequency(opened, 200));
        } finally {
            files.willing();
            threads.shutdown();
        }
    }

    @Test
    void imagesOfARepeatedRequestAreStoredOnce() {
        var key = UUID.randomUUID().toString();
        var ticket = images(image("a.png", 100));

        keyed(key, ticket).statusCode(200);
        keyed(key, ticket).statusCode(200).header("Idempotency-Replayed", "true");

        assertEquals(1, files.files().size());
    }

    private ValidatableResponse keyed(String key, Map<String, ?> ticket) {
        return desk.homa()
                .withToken(desk.user())
                .header("Idempotency-Key", key)
                .body(ticket)
                .post("/hcall/api/ticket/create")
                .then();
    }

    private static List<Future<ValidatableResponse>> ended(List<Future<ValidatableResponse>> answers) {
        return answers.stream().filter(Future::isDone).toList();
    }

    private void misbehave(int status) {
        if (status == 0) {
            files.silent();
        } else {
            files.refusing(status);
        }
    }

    private ValidatableResponse create(Map<?, ?>... images) {
        return desk.post(desk.user(), "create", images(images));
    }

    private static Map<String, Object> images(Map<?, ?>... images) {
        return HCallFixture.ticketWith(List.of(images));
    }

    private static Map<String, Object> image(String name, int size) {
        return HCallFixture.image(name, "image/png", HCallFixture.png(size));
    }

    private static void assertUnavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .header("Retry-After", notNullValue())
                .body("message", equalTo("Service Unavailable"))
                .body("reason", instanceOf(String.class))
                .body("status", equalTo(false))
                .body("size()", equalTo(3));
    }

    private void assertNothingIsStored() throws SQLException {
        assertEquals(0, count("SELECT count(*) FROM ticket WHERE account_id = ?"));
        assertEquals(0, count("SELECT count(*) FROM ticket_image WHERE account_id = ?"));
    }

    private long count(String sql) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, desk.homa().name());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
