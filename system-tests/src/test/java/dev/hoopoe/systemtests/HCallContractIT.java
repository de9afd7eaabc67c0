package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of HCall's contract with its errors: status, keys, texts. */
@ExtendWith(RunningSuite.class)
class HCallContractIT {

    private static final String API = "/hcall/api";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";
    private static final String PASSWORD = "Password123";
    /** The beginning of a JPEG, which is all that anybody looks at. */
    private static final String JPEG = "/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==";

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient admin;

    HCallContractIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void enterAsAdmin() {
        admin = enter(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void firstAdministratorIsTheMasterAndNobodyElseBecomesIt() {
        var email = unique() + "@example.com";
        var credentials = Map.of("master_email", email, "master_password", "StrongPassword123");

        together(32, () -> anybody.post(API + "/master/create", credentials))
                .forEach(answer -> says(answer, 403, "Master user already exists"));

        says(
                anybody.post(API + "/auth/enter", Map.of("user_email", email, "user_password", "StrongPassword123")),
                400,
                "Invalid credentials");
        admin.get(API + "/user/fetch?role=master")
                .statusCode(200)
                .body("users.user_email", equalTo(List.of(suite.adminEmail())));
        says(admin.post(API + "/user/delete", Map.of("user_email", suite.adminEmail())), 404, "User not found");
        var wrong = Map.of("master_email", suite.adminEmail(), "master_password", "Another1");
        says(anybody.post(API + "/master/delete", wrong), 403, "Invalid master password");
    }

    @Test
    void peopleRegisterAndEnter() {
        var email = unique() + "@example.com";
        var registration = Map.of("user_name", "John Doe", "user_email", email, "user_password", PASSWORD);

        var outcomes = together(16, () -> anybody.post(API + "/auth/register", registration))
                .map(answer -> answer.extract().statusCode())
                .sorted()
                .toList();

        assertEquals(200, outcomes.get(0));
        assertEquals(Set.of(400), Set.copyOf(outcomes.subList(1, 16)));
        var again = anybody.post(API + "/auth/register", registration).statusCode(400);
        assertEquals(again.extract().<String>path("message"), again.extract().path("reason"));
        hasKeys(again, Set.of("message", "reason", "status"));
        var entered = anybody.post(API + "/auth/enter", Map.of("user_email", email, "user_password", PASSWORD));
        hasKeys(succeeds(entered, "User has been logged in"), Set.of("message", "jwt_token", "status"));
        says(
                anybody.post(API + "/auth/enter", Map.of("user_email", email, "user_password", "Password124")),
                400,
                "Invalid credentials");
        says(anybody.post(API + "/auth/enter", Map.of()), 400, "Invalid data");
        says(
                anybody.post(API + "/auth/register", Map.of("user_name", "John Doe"))
                        .statusCode(400),
                400,
                null);
    }

    @Test
    void adminsManageUsers() {
        var email = unique() + "@example.com";
        succeeds(admin.post(API + "/user/create", user(email, "user")), "User has been created");
        says(admin.post(API + "/user/create", user(email, "user")), 400, "User creation failed");
        var colleague = unique() + "@example.com";
        succeeds(admin.post(API + "/user/create", user(colleague, "admin")), "User has been created");
        says(
                enter(colleague, PASSWORD).post(API + "/user/create", user(unique() + "@example.com", "admin")),
                400,
                "User creation failed");
        says(admin.post(API + "/user/create", user(unique() + "@example.com", "master")), 400, "User creation failed");

        admin.get(API + "/user/fetch?email=" + email)
                .statusCode(200)
                .body("user_name", equalTo("John Doe"))
                .body("user_email", equalTo(email))
                .body("user_password", equalTo("********"))
                .body("user_created_at", matchesRegex(TIME))
                .body("user_role", equalTo("user"))
                .body("status", equalTo(true))
                .body("size()", equalTo(6));
        for (var query : List.of("", "?role=user")) {
            admin.get(API + "/user/fetch" + query)
                    .statusCode(200)
                    .body("status", equalTo(true))
                    .body("users.user_email", hasItem(email));
        }
        admin.get(API + "/user/fetch?role=admin").statusCode(200).body("users.user_email", not(hasItem(email)));
        says(admin.get(API + "/user/fetch?role=admin&email=" + email), 404, "Email aren't registered");
        says(admin.get(API + "/user/fetch?email=" + unique() + "@example.com"), 404, "Email aren't registered");
        says(admin.get(API + "/user/fetch?role=king"), 404, "No users found with specified role");

        var john = enter(email, PASSWORD);
        succeeds(john.post(API + "/ticket/create", ticket("Router")), "Ticket has been created");
        says(john.get(API + "/user/fetch"), 403, "User role not authorized for this endpoint");
        var leaver = unique() + "@example.com";
        succeeds(admin.post(API + "/user/create", user(leaver, "user")), "User has been created");
        succeeds(admin.post(API + "/user/delete", Map.of("user_email", leaver)), "User has been deleted");
        says(admin.post(API + "/user/delete", Map.of("user_email", leaver)), 404, "User not found");
        says(anybody.get(API + "/user/fetch"), 401, "Unauthorized");
    }

    @Test
    void ticketLivesItsLife() {
        var email = unique() + "@example.com";
        var john = register(email);
        var name = "Router Problem " + unique();
        var image = Map.of("image_name", "router_front.jpg", "image_content", JPEG, "image_type", "image/jpeg");
        succeeds(
                john.post(
                        API + "/ticket/create",
                        Map.of("ticket_name", name, "ticket_explain", "Room 302", "ticket_images", List.of(image))),
                "Ticket has been created");
        says(
                john.post(
                        API + "/ticket/create",
                        Map.of(
                                "ticket_name",
                                name,
                                "ticket_explain",
                                "Room 302",
                                "ticket_images",
                                List.of(Map.of("image_name", "a.jpg")))),
                400,
                "Ticket creation failed");

        hasKeys(john.get(API + "/ticket/count").statusCode(200), counts());
        for (var query :
                List.of("author=" + email, "author=" + email + "&status=pending&date=2025-01-20&name=router")) {
            admin.get(API + "/ticket/fetch?" + query)
                    .statusCode(200)
                    .body("status", equalTo(true))
                    .body("tickets.size()", equalTo(1))
                    .body("tickets[0].size()", equalTo(5))
                    .body("tickets[0].ticket_name", equalTo(name))
                    .body("tickets[0].ticket_status", equalTo("pending"))
                    .body("tickets[0].ticket_author", equalTo("John Doe"))
                    .body("tickets[0].ticket_date", matchesRegex(TIME));
        }
        var nothing = says(admin.get(API + "/ticket/fetch?status=doing&author=" + email), 404, "No tickets found");
        hasKeys(nothing, Set.of("message", "status"));
        says(admin.get(API + "/ticket/fetch?date=2025-02-30"), 404, "Invalid date format");
        String id = admin.get(API + "/ticket/fetch?author=" + email).extract().path("tickets[0].ticket_id");

        var doing = Map.of("ticket_id", id, "ticket_status", "doing");
        succeeds(admin.post(API + "/ticket/edit", doing), "Ticket status has been updated");
        says(admin.post(API + "/ticket/edit", doing), 400, "Ticket status update failed");
        var news = Map.of("ticket_id", id, "ticket_return", "Purchasing routers");
        succeeds(admin.post(API + "/ticket/update", news), "Ticket history has been added");
        says(admin.post(API + "/ticket/update", Map.of("ticket_id", id)), 400, "Ticket history add failed");
        admin.get(API + "/ticket/info?ticket_id=" + id)
                .statusCode(200)
                .body("size()", equalTo(10))
                .body("ticket_id", equalTo(id))
                .body("ticket_name", equalTo(name))
                .body("tickt_status", equalTo("doing"))
                .body("ticket_status", equalTo("doing"))
                .body("ticket_explain", equalTo("Room 302"))
                .body("ticket_email", equalTo(email))
                .body("ticket_images[0].image_id", matchesRegex("img_[0-9a-f]{8}"))
                .body("ticket_images[0].image_name", equalTo("router_front.jpg"))
                .body("ticket_images[0].image_base64", equalTo(JPEG))
                .body("ticket_images[0].image_type", equalTo("image/jpeg"))
                .body("ticket_images[0].image_uploaded_at", matchesRegex(TIME))
                .body("ticket_history.ticket_return", equalTo(List.of("Purchasing routers")))
                .body("ticket_history[0].ticket_date", matchesRegex(TIME))
                .body("ticket_date", matchesRegex(TIME))
                .body("status", equalTo(true));
        says(admin.get(API + "/ticket/info"), 400, "Invalid data").body("reason", equalTo("Ticket ID is required"));
        says(admin.get(API + "/ticket/info?ticket_id=ticket_" + unique()), 404, "Ticket hasn't found");

        says(
                register(unique() + "@example.com").post(API + "/ticket/remove", Map.of("ticket_id", id)),
                400,
                "No permission to delete");
        says(admin.post(API + "/user/delete", Map.of("user_email", email)), 500, "Internal server error");
        succeeds(john.post(API + "/ticket/remove", Map.of("ticket_id", id)), "Ticket has been removed");
        says(john.post(API + "/ticket/remove", Map.of("ticket_id", id)), 400, "No permission to delete");
    }

    private ApiClient register(String email) {
        var answer = anybody.post(
                API + "/auth/register",
                Map.of("user_name", "John Doe", "user_email", email, "user_password", PASSWORD));
        return anybody.withToken(
                succeeds(answer, "User has been registered").extract().path("jwt_token"));
    }

    private ApiClient enter(String email, String password) {
        var answer = anybody.post(API + "/auth/enter", Map.of("user_email", email, "user_password", password));
        return anybody.withToken(
                succeeds(answer, "User has been logged in").extract().path("jwt_token"));
    }

    private static Map<String, String> user(String email, String role) {
        return Map.of("user_name", "John Doe", "user_email", email, "user_password", PASSWORD, "user_role", role);
    }

    private static Map<String, ?> ticket(String name) {
        return Map.of("ticket_name", name, "ticket_explain", "It is broken");
    }

    private static Set<String> counts() {
        return Set.of("tickets_total", "tickets_pending", "tickets_doing", "tickets_conclued", "status");
    }

    private static ValidatableResponse succeeds(ValidatableResponse answer, String message) {
        return answer.statusCode(200).body("message", equalTo(message)).body("status", equalTo(true));
    }

    /** {@code message} is null where the contract leaves the text open. */
    private static ValidatableResponse says(ValidatableResponse answer, int status, String message) {
        answer.statusCode(status).body("status", equalTo(false)).body("message", not(empty()));
        return message == null ? answer : answer.body("message", equalTo(message));
    }

    private static void hasKeys(ValidatableResponse answer, Set<String> keys) {
        assertEquals(keys, answer.extract().<Map<String, ?>>path("$").keySet());
    }

    private static java.util.stream.Stream<ValidatableResponse> together(
            int callers, java.util.function.Supplier<ValidatableResponse> call) {
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var calls = IntStream.range(0, callers)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(call, pool))
                    .toList();
            return calls.stream().map(CompletableFuture::join);
        } finally {
            pool.shutdown();
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
