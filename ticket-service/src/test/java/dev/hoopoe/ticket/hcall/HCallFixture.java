package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** HCall's calls in an account of a test, which has a client and an administrator. */
final class HCallFixture {

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final TicketFixture desk = TicketFixture.account();
    private final UUID john = desk.client("John Doe", "JohnDoe@example.com");

    TicketFixture homa() {
        return desk;
    }

    UUID john() {
        return john;
    }

    /** The token of John Doe, role {@code user}. */
    String user() {
        return userOf(john);
    }

    String userOf(UUID client) {
        return TestTokens.client(desk.name(), client);
    }

    String admin() {
        return desk.administrator().token();
    }

    ValidatableResponse post(String token, String act, Object body) {
        return desk.withToken(token).body(body).post("/hcall/api/ticket/" + act).then();
    }

    ValidatableResponse get(String token, String act, Map<String, ?> query) {
        return desk.withToken(token)
                .queryParams(query)
                .get("/hcall/api/ticket/" + act)
                .then();
    }

    ValidatableResponse fetch(Map<String, ?> query) {
        return get(admin(), "fetch", query);
    }

    ValidatableResponse info(String ticketId) {
        return get(admin(), "info", Map.of("ticket_id", ticketId));
    }

    /** Opens a ticket as a user, and finds out its id as clients have to. */
    String create(String name) {
        return create(user(), Map.of("ticket_name", name, "ticket_explain", "It does not print"));
    }

    String create(String token, Map<String, ?> body) {
        assertDone(post(token, "create", body), "Ticket has been created");
        List<String> ids = fetch(Map.of()).extract().path("tickets.ticket_id");
        return ids.get(ids.size() - 1);
    }

    /** HCall's id of a ticket that was opened natively. */
    String idOf(long ticket) {
        return "ticket_"
                + desk.service()
                        .get("/internal/tickets/" + ticket)
                        .then()
                        .extract()
                        .path("snapshot.uid");
    }

    long number(String ticketId) {
        List<Integer> ids = desk.as(desk.administrator())
                .get("/api/tickets?limit=100")
                .then()
                .extract()
                .path("data.data.id");
        return ids.stream().filter(id -> idOf(id).equals(ticketId)).findFirst().orElseThrow();
    }

    static void assertDone(ValidatableResponse answer, String message) {
        answer.statusCode(200).body("", equalTo(Map.of("message", message, "status", true)));
    }

    static Map<String, Object> ticketWith(Object images) {
        var ticket = new HashMap<String, Object>();
        ticket.put("ticket_name", "Printer");
        ticket.put("ticket_explain", "It does not print");
        ticket.put("ticket_images", images);
        return ticket;
    }

    static Map<String, Object> image(String name, String type, byte[] content) {
        var image = new HashMap<String, Object>();
        image.put("image_name", name);
        image.put("image_type", type);
        image.put("image_content", Base64.getEncoder().encodeToString(content));
        return image;
    }

    /** Bytes of that size that begin like a PNG file. */
    static byte[] png(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy(PNG, 0, content, 0, PNG.length);
        return content;
    }
}
