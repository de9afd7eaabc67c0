package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples of HCall's document as they are written there, at a host that speaks HCall; each answer is as it shows. */
@ExtendWith(RunningSuite.class)
class HCallExamplesIT {

    private static final String MASTER = """
            {"master_email": "master@example.com", "master_password": "StrongPassword123"}""";
    private static final String LOGIN = """
            {"user_email": "johndoe@example.com", "user_password": "Password123"}""";
    private static final String REGISTRATION = """
            {"user_name": "John Doe", "user_email": "johndoe@example.com", "user_password": "Password123"}""";
    private static final String NEW_USER = """
            {"user_name": "John Doe", "user_email": "johndoe@example.com", "user_password": "Password123",
             "user_role": "user"}""";
    /** Somebody who manages the desk once the master is gone, since the last administrator stays. */
    private static final String COLLEAGUE = """
            {"user_name": "Jane Roe", "user_email": "jane@example.com", "user_password": "Password123",
             "user_role": "admin"}""";

    private static final String USER = """
            {"user_email": "johndoe@example.com"}""";
    private static final String TICKET_ID = "ticket_123e4567-e89b-12d3-a456-426614174000";
    private static final String IMAGE = "base64_encoded_image_data...";
    private static final String TICKET = """
            {"ticket_name": "Router Problem",
             "ticket_explain": "Need to configure the router in room 302",
             "ticket_images": [
                {"image_name": "router_front.jpg", "image_content": "base64_encoded_image_data...",
                 "image_type": "image/jpeg"},
                {"image_name": "router_back.jpg", "image_content": "base64_encoded_image_data...",
                 "image_type": "image/jpeg"}]}""";
    private static final String STATUS = """
            {"ticket_id": "ticket_123e4567-e89b-12d3-a456-426614174000", "ticket_status": "doing"}""";
    private static final String HISTORY = """
            {"ticket_id": "ticket_123e4567-e89b-12d3-a456-426614174000", "ticket_return": "Purchasing routers"}""";
    private static final String REMOVAL = """
            {"ticket_id": "ticket_123e4567-e89b-12d3-a456-426614174000"}""";
    private static final String LISTED_TICKETS = """
            {"tickets": [{"ticket_id": "ticket_123e4567-e89b-12d3-a456-426614174000",
                "ticket_name": "Printer Problem", "ticket_status": "pending", "ticket_author": "John Doe",
                "ticket_date": "2023-07-15T14:30:45Z"}], "status": true}""";
    private static final String WHOLE_TICKET = """
            {"ticket_id": "ticket_123e4567-e89b-12d3-a456-426614174000", "ticket_name": "Router Problem",
             "tickt_status": "doing", "ticket_status": "doing",
             "ticket_explain": "Need to purchase new routers", "ticket_email": "johndoe@example.com",
             "ticket_images": [{"image_id": "img_12345678", "image_name": "router_front.jpg",
                "image_base64": "base64_encoded_image_data...", "image_type": "image/jpeg",
                "image_uploaded_at": "2023-07-15T13:30:22Z"}],
             "ticket_history": [{"ticket_return": "Purchasing routers", "ticket_date": "2023-07-15T14:30:45Z"}],
             "ticket_date": "2023-07-15T13:30:22Z", "status": true}""";
    /** The beginning of a JPEG, which is all that anybody looks at. */
    private static final String JPEG = "/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==";

    private final ApiClient anybody;

    HCallExamplesIT(Suite suite, ApiClient api) {
        SecondAccount.openForHCall(suite);
        this.anybody = api.underHost(RunningSuite.HCALL_HOST);
    }

    @Test
    void documentIsReplayed() {
        var master = createMaster();
        manageUsers(master);
        var john = registerAndEnter();
        var ticket = createTicket(john, master);
        handleTicket(master, ticket);
        failsFor(master.post("/api/user/delete", USER), 500, "Internal server error");
        removeTicket(john, ticket);
        deleteMaster();
    }

    private ApiClient createMaster() {
        var created = signsIn(anybody.post("/api/master/create", MASTER), "Master user has been created");
        failsFor(anybody.post("/api/master/create", MASTER), 403, "Master user already exists");
        succeeds(created.post("/api/user/create", COLLEAGUE), "User has been created");
        return created;
    }

    private void manageUsers(ApiClient master) {
        succeeds(master.post("/api/user/create", NEW_USER), "User has been created");
        failsFor(master.post("/api/user/create", NEW_USER), 400, "User creation failed");
        isAsShown(master.get("/api/user/fetch?email=johndoe@example.com"), 200, """
                {"user_name": "John Doe", "user_email": "johndoe@example.com", "user_password": "********",
                 "user_created_at": "2023-01-01T12:00:00Z", "user_role": "user", "status": true}""");
        for (var query : List.of("", "?role=admin")) {
            isAsShown(master.get("/api/user/fetch" + query), 200, """
                    {"users": [{"user_name": "John Doe", "user_email": "johndoe@example.com", "user_role": "user"}],
                     "status": true}""");
        }
        failsFor(master.get("/api/user/fetch?email=johndoe@example.com&role=admin"), 404, "Email aren't registered");
        succeeds(master.post("/api/user/delete", USER), "User has been deleted");
        failsFor(master.post("/api/user/delete", USER), 404, "User not found");
    }

    private ApiClient registerAndEnter() {
        failsFor(anybody.post("/api/auth/enter", LOGIN), 400, "Invalid credentials");
        signsIn(anybody.post("/api/auth/register", REGISTRATION), "User has been registered");
        isAsShown(anybody.post("/api/auth/register", REGISTRATION), 400, """
                {"message": "Error message", "reason": "error details", "status": false}""", "status");
        return signsIn(anybody.post("/api/auth/enter", LOGIN), "User has been logged in");
    }

    /** What stands for an image in the document is none; returns the id under which the list shows the ticket. */
    private String createTicket(ApiClient john, ApiClient master) {
        failsFor(john.post("/api/ticket/create", TICKET), 400, "Ticket creation failed");
        // The account's channel comes by event.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> succeeds(
                        john.post("/api/ticket/create", TICKET.replace(IMAGE, JPEG)), "Ticket has been created"));
        isAsShown(john.get("/api/ticket/count"), 200, """
                {"tickets_total": 5, "tickets_pending": 2, "tickets_doing": 3, "tickets_conclued": 0,
                 "status": true}""");
        for (var query : List.of(
                "",
                "?status=pending",
                "?author=johndoe@example.com",
                "?author=johndoe@example.com&status=pending",
                "?author=johndoe@example.com&date=2025-01-20",
                "?name=Router")) {
            isAsShown(master.get("/api/ticket/fetch" + query), 200, LISTED_TICKETS);
        }
        isAsShown(master.get("/api/ticket/fetch?author=janesmith@example.com"), 404, """
                {"message": "No tickets found", "status": false}""");
        failsFor(master.get("/api/ticket/fetch?date=27.03.2025"), 404, "Invalid date format");
        return jsonOf(master.get("/api/ticket/fetch?author=johndoe@example.com"))
                .at("/tickets/0/ticket_id")
                .textValue();
    }

    /** The document's own ticket does not exist here, which shows the failures. */
    private void handleTicket(ApiClient master, String ticket) {
        failsFor(master.post("/api/ticket/edit", STATUS), 400, "Ticket status update failed");
        failsFor(master.post("/api/ticket/update", HISTORY), 400, "Ticket history add failed");
        failsFor(master.get("/api/ticket/info?ticket_id=" + TICKET_ID), 404, "Ticket hasn't found");
        isAsShown(master.get("/api/ticket/info"), 400, """
                {"message": "Invalid data", "reason": "Ticket ID is required", "status": false}""", "message", "reason");
        succeeds(master.post("/api/ticket/edit", STATUS.replace(TICKET_ID, ticket)), "Ticket status has been updated");
        succeeds(
                master.post("/api/ticket/update", HISTORY.replace(TICKET_ID, ticket)), "Ticket history has been added");
        isAsShown(
                master.get("/api/ticket/info?ticket_id=" + ticket),
                200,
                WHOLE_TICKET,
                "ticket_name",
                "tickt_status",
                "ticket_status",
                "ticket_email",
                "status");
    }

    private void removeTicket(ApiClient john, String ticket) {
        failsFor(john.post("/api/ticket/remove", REMOVAL), 400, "No permission to delete");
        succeeds(john.post("/api/ticket/remove", REMOVAL.replace(TICKET_ID, ticket)), "Ticket has been removed");
    }

    private void deleteMaster() {
        failsFor(anybody.post("/api/master/delete", MASTER.replace("123", "124")), 403, "Invalid master password");
        succeeds(anybody.post("/api/master/delete", MASTER), "Master user has been deleted");
        failsFor(anybody.post("/api/master/delete", MASTER), 404, "Master user not found");
        failsFor(anybody.post("/api/master/create", MASTER), 403, "Master user already exists");
    }

    private ApiClient signsIn(ValidatableResponse answer, String message) {
        isAsShown(answer, 200, """
                {"message": "%s", "jwt_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.", "status": true}
                """.formatted(message), "message", "status");
        return anybody.withToken(jsonOf(answer).path("jwt_token").textValue());
    }

    private static void succeeds(ValidatableResponse answer, String message) {
        isAsShown(answer, 200, """
                {"message": "%s", "status": true}""".formatted(message), "message", "status");
    }

    private static void failsFor(ValidatableResponse answer, int status, String message) {
        isAsShown(answer, status, """
                {"message": "%s", "reason": "error message", "status": false}""".formatted(message), "message", "status");
        assertFalse(jsonOf(answer).path("reason").asText().isBlank());
    }

    private static void isAsShown(ValidatableResponse answer, int status, String sample, String... fixed) {
        answer.statusCode(status);
        assertEquals(List.of(), Sample.of(sample, Set.of(), Set.of(fixed)).differences(jsonOf(answer)));
    }

    private static JsonNode jsonOf(ValidatableResponse answer) {
        return answer.extract().as(JsonNode.class);
    }
}
