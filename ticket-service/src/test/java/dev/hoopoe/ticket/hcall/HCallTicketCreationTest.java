package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.ticket.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How HCall opens tickets (contract HCall, C-08 and section 4.2). */
@QuarkusTest
class HCallTicketCreationTest {

    private static final int FIVE_MEGABYTES = 5_000_000;

    private HCallFixture desk;

    @BeforeEach
    void openAccount() {
        desk = new HCallFixture();
    }

    @Test
    void ticketOfAUserIsANewOneOfThatClient() {
        var ticket = desk.number(desk.create("Printer"));

        desk.homa()
                .get(desk.homa().administrator(), ticket)
                .body("data.title", equalTo("Printer"))
                .body("data.status", equalTo("new"))
                .body("data.priority", equalTo("medium"))
                .body("data.channel_id", equalTo("web"))
                .body("data.client_id", equalTo(desk.john().toString()));
    }

    @Test
    void ticketOfStaffIsOneOfTheClientThatStandsForThem() {
        var staff = desk.homa().agentOfAllDepartments();
        var client = UUID.randomUUID();
        desk.homa().directory().clientOfUser(staff.id(), client, "Grace Hopper", "grace@example.com");

        var ticket = desk.create(staff.token(), Map.of("ticket_name", "Toner", "ticket_explain", "Empty"));

        desk.info(ticket).body("ticket_email", equalTo("grace@example.com"));
        desk.fetch(Map.of()).body("tickets.ticket_author", contains("Grace Hopper"));
    }

    @Test
    void imageOfFiveMegabytesGoesOutAsItCameIn() throws IOException {
        var content = HCallFixture.png(FIVE_MEGABYTES);
        var image = HCallFixture.image("screen.png", "image/png", content);

        var ticket = desk.create(desk.user(), HCallFixture.ticketWith(List.of(image)));

        // A JSON path over megabytes takes seconds.
        var shown = new ObjectMapper()
                .readTree(desk.info(ticket).extract().asByteArray())
                .at("/ticket_images/0");
        assertLinesMatch(
                List.of("img_[0-9a-f]{8}", "screen\\.png", "image/png", "[0-9-]{10}T[0-9:]{8}Z"),
                Stream.of("image_id", "image_name", "image_type", "image_uploaded_at")
                        .map(name -> shown.path(name).textValue())
                        .toList());
        assertEquals(image.get("image_content"), shown.path("image_base64").textValue());
    }

    @Test
    void imagesOfEveryTypeKeepTheirOrder() {
        var images = List.of(
                HCallFixture.image("a", "image/gif", "GIF89a...".getBytes(StandardCharsets.US_ASCII)),
                HCallFixture.image("b", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}),
                HCallFixture.image("c", "image/png", HCallFixture.PNG));

        var ticket = desk.create(desk.user(), HCallFixture.ticketWith(images));

        desk.info(ticket)
                .body("ticket_images.image_name", contains("a", "b", "c"))
                .body("ticket_images.image_type", contains("image/gif", "image/jpeg", "image/png"))
                .body(
                        "ticket_images.image_base64",
                        equalTo(images.stream()
                                .map(image -> image.get("image_content"))
                                .toList()));
    }

    @Test
    void eventOfATicketDoesNotHoldItsImages() {
        var image = HCallFixture.image("screen.png", "image/png", HCallFixture.png(1000));
        var ticket = desk.number(desk.create(desk.user(), HCallFixture.ticketWith(List.of(image))));

        try (var events = new TestEvents()) {
            var created = events.ofTicket(ticket, 1).get(0);
            assertEquals("client", created.body().at("/actor/type").asText());
            assertFalse(created.text().contains("image"));
        }
    }

    static Stream<Object> badImages() {
        var good = HCallFixture.image("screen.png", "image/png", HCallFixture.png(100));
        return Stream.of(
                List.of(good, HCallFixture.image("a.jpg", "image/jpeg", HCallFixture.png(100))),
                List.of(HCallFixture.image("a.png", "image/png", new byte[] {1, 2, 3})),
                List.of(HCallFixture.image("a.svg", "image/svg+xml", HCallFixture.png(100))),
                List.of(HCallFixture.image("a.png", "image/png", new byte[0])),
                List.of(HCallFixture.image("", "image/png", HCallFixture.png(100))),
                List.of(HCallFixture.image("x".repeat(256), "image/png", HCallFixture.png(100))),
                List.of(with(good, "image_content", "data:image/png;base64," + good.get("image_content"))),
                List.of(with(good, "image_content", "not base64 at all")),
                List.of(with(good, "image_content", "iVBORw0KGgp=")),
                List.of(with(good, "image_content", null)),
                List.of(with(good, "image_name", null)),
                List.of(with(good, "image_type", null)),
                List.of(with(good, "image_type", 7)),
                List.of("image"),
                Arrays.asList(good, null),
                "images",
                Map.of());
    }

    private static Map<String, Object> with(Map<String, Object> image, String field, Object value) {
        var other = new HashMap<>(image);
        other.put(field, value);
        return other;
    }

    @ParameterizedTest
    @MethodSource("badImages")
    void oneInvalidImageRefusesTheTicketAndStoresNothing(Object images) {
        assertFailed(HCallFixture.ticketWith(images));

        desk.fetch(Map.of()).statusCode(404);
    }

    @Test
    void imageOfMoreThanTenMebibytesIsRefused() {
        var largest = 10 * 1024 * 1024;

        assertFailed(HCallFixture.ticketWith(
                List.of(HCallFixture.image("a.png", "image/png", HCallFixture.png(largest + 1)))));
        HCallFixture.assertDone(
                desk.post(
                        desk.user(),
                        "create",
                        HCallFixture.ticketWith(
                                List.of(HCallFixture.image("a.png", "image/png", HCallFixture.png(largest))))),
                "Ticket has been created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"ticket_name\":\"a\"}",
                "{\"ticket_explain\":\"a\"}",
                "{\"ticket_name\":\"\",\"ticket_explain\":\"a\"}",
                "{\"ticket_name\":\"a\",\"ticket_explain\":\" \"}",
                "{\"ticket_name\":1,\"ticket_explain\":\"a\"}",
                "{\"ticket_name\":\"a\\u0000\",\"ticket_explain\":\"a\"}",
                "{\"ticket_name\":\"a\",\"ticket_explain\":\"\\ud800\"}",
                "{\"ticket_name\":null,\"ticket_explain\":[]}"
            })
    void badBodyFails(String body) {
        assertFailed(body);
    }

    @Test
    void nameMayHave255Characters() {
        desk.create("é".repeat(255));

        assertFailed(Map.of("ticket_name", "é".repeat(256), "ticket_explain", "a"));
    }

    @Test
    void imagesMayBeMissingEmptyOrNull() {
        desk.info(desk.create("Printer")).body("ticket_images", empty());
        desk.info(desk.create(desk.user(), HCallFixture.ticketWith(null))).body("ticket_images", empty());
        desk.info(desk.create(desk.user(), HCallFixture.ticketWith(List.of()))).body("ticket_images", empty());
    }

    private void assertFailed(Object body) {
        desk.post(desk.user(), "create", body)
                .statusCode(400)
                .body("message", equalTo("Ticket creation failed"))
                .body("status", equalTo(false))
                .body("reason", instanceOf(String.class))
                .body("size()", equalTo(3));
    }
}
