package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {ticket}}, {@code {tag}} and their like with things that no call has changed yet. */
final class FreshThings {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final ApiClient administrator;
    private final int department;
    private final String assigneeId;
    private final ApiClient assignee;
    private final Map<String, Map<String, String>> untouched = new HashMap<>();

    /** Tickets are opened in the department and assigned to that user. */
    FreshThings(ApiClient administrator, int department, String assigneeId, ApiClient assignee) {
        this.administrator = administrator;
        this.department = department;
        this.assigneeId = assigneeId;
        this.assignee = assignee;
    }

    /** The texts with their names filled in; one name stands for one thing in all of them, until the thing is changed. */
    Filled fill(String path, String body) {
        return new Filled(filled(path), body == null ? null : filled(body));
    }

    record Filled(String path, String body) {}

    /** The things in these texts were changed by a call: others are made for the next one. */
    void changed(String path, String body) {
        NAME.matcher(path + body).results().forEach(name -> {
            var made = untouched.get(name.group(1));
            if (made != null) {
                untouched.keySet().removeAll(made.keySet());
            }
        });
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> {
            if (!untouched.containsKey(name.group(1))) {
                var made = make(name.group(1));
                made.keySet().forEach(each -> untouched.put(each, made));
            }
            return Matcher.quoteReplacement(untouched.get(name.group(1)).get(name.group(1)));
        });
    }

    private Map<String, String> make(String name) {
        return switch (name) {
            case "ticket", "secret" -> ticket();
            case "thread", "message" -> thread();
            case "conversation", "netiamessage" -> conversation();
            case "hcallticket" -> Map.of(name, hcallTicket());
            case "clientnumber" -> Map.of(name, omniDesk("clients", Map.of("full_name", "Somebody"), "client_id"));
            case "usernumber" -> Map.of(name, omniDesk("users", somebody(), "user_id"));
            case "event" -> Map.of(name, omniDesk("events", demo(), "event_id"));
            case "client", "survivor" -> Map.of(name, administrator.createClient("Somebody"));
            case "customer" -> Map.of(name, customer());
            case "chat" -> Map.of(name, chat());
            case "department" -> Map.of(name, Integer.toString(administrator.createDepartment(unique())));
            case "user" -> Map.of(name, administrator.createUser("agent").id());
            case "tag" -> created(name, "/api/tags");
            case "netiatag" -> Map.of(name, netiaTag());
            case "channel" -> created(name, "/api/channels");
            case "attribute" -> attribute();
            case "webhook", "delivery" -> webhook();
            case "subscription" -> Map.of(name, subscription());
            case "provider" -> Map.of(name, "microsoft");
            case "letters" -> Map.of(name, letters());
            case "unique" -> Map.of(name, unique());
            default -> throw new IllegalArgumentException("Nothing is known of " + name);
        };
    }

    private Map<String, String> ticket() {
        var ticket = assignedTicket(administrator.createClient("Somebody"));
        return Map.of("ticket", Integer.toString(ticket.id()), "secret", ticket.secret());
    }

    private ApiClient.Opened assignedTicket(String client) {
        var ticket = administrator.openTicket(client, department);
        administrator
                .put("/api/agent/tickets/" + ticket.id() + "/assign", Map.of("user_id", assigneeId))
                .statusCode(200);
        return ticket;
    }

    private Map<String, String> thread() {
        return thread(administrator.createClient("Somebody"));
    }

    /** A ticket with a message, once the assignee may see it: another service hears of an assignment by event. */
    private Map<String, String> thread(String client) {
        var ticket = assignedTicket(client).id();
        var message = administrator
                .created("/api/messages", Map.of("ticket_id", ticket, "body", "Note"))
                .get("id")
                .asText();
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assignee.get("/api/messages/" + message).statusCode(200));
        return Map.of("thread", Integer.toString(ticket), "message", message);
    }

    private Map<String, String> conversation() {
        var client = administrator.createClient("Somebody");
        thread(client);
        String conversation = inNetia("conversations?customer_id=" + client);
        return Map.of(
                "conversation", conversation, "netiamessage", inNetia("messages?conversation_id=" + conversation));
    }

    /** The id of the first of a list in Netia. */
    private String inNetia(String list) {
        return administrator.get("/netia/api/" + list).statusCode(200).extract().path("data[0].id");
    }

    private String netiaTag() {
        var tag = unique();
        administrator.created("/api/tags", Map.of("name", tag));
        var page = 1;
        while (true) {
            List<Map<String, String>> tags = administrator
                    .get("/netia/api/tags?limit=100&page=" + page++)
                    .statusCode(200)
                    .extract()
                    .path("data");
            var found =
                    tags.stream().filter(each -> tag.equals(each.get("name"))).findFirst();
            if (found.isPresent()) {
                return found.get().get("id");
            }
            assertFalse(tags.isEmpty(), "Netia does not list the tag " + tag);
        }
    }

    /** By its id in HCall, which only a list tells. */
    private String hcallTicket() {
        var title = unique();
        administrator.created(
                "/api/tickets",
                Map.of("title", title, "client_id", administrator.createClient("Somebody"), "channel_id", "web"));
        return administrator
                .get("/hcall/api/ticket/fetch?name=" + title)
                .statusCode(200)
                .extract()
                .path("tickets[0].ticket_id");
    }

    private String omniDesk(String things, Map<String, ?> body, String id) {
        return administrator
                .post("/omnidesk/api/" + things, body)
                .statusCode(201)
                .extract()
                .path(id)
                .toString();
    }

    private String customer() {
        return administrator
                .post("/netia/api/customers", Map.of("customer", Map.of("name", "Somebody")))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** A conversation that a visitor's page has begun. */
    private String chat() {
        return administrator
                .post(
                        "/netia/api/conversations",
                        Map.of("conversation", Map.of("customer_id", customer(), "source", "chat")))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** An event subscription whose URL answers nothing. */
    private String subscription() {
        return administrator
                .post("/netia/api/event_subscriptions", Map.of("url", "http://127.0.0.1:9/" + unique()))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private static Map<String, String> somebody() {
        return Map.of("full_name", "Somebody", "username", unique(), "password", ApiClient.PASSWORD);
    }

    private static Map<String, String> demo() {
        return Map.of("title", "Demo", "start_time", "2025-11-01T15:00:00Z", "end_time", "2025-11-01T15:30:00Z");
    }

    private Map<String, String> attribute() {
        var attribute = letters();
        administrator
                .post(
                        "/api/admin/attributes",
                        Map.of(
                                "scope", "ticket",
                                "name", attribute,
                                "data_type", "int",
                                "title", "T",
                                "visibility", "everyone"))
                .statusCode(201);
        return Map.of("attribute", attribute);
    }

    /** A webhook that nobody listens to, and the delivery of a test that did not arrive. */
    private Map<String, String> webhook() {
        var webhook = administrator
                .created(
                        "/api/webhooks",
                        Map.of("url", "http://127.0.0.1:9/" + unique(), "event_types", Set.of("account")))
                .get("id")
                .textValue();
        var delivery = administrator
                .post("/api/webhooks/" + webhook + "/test", Map.of())
                .statusCode(200)
                .extract()
                .path("data.id")
                .toString();
        return Map.of("webhook", webhook, "delivery", delivery);
    }

    private Map<String, String> created(String name, String path) {
        return Map.of(
                name,
                administrator.created(path, Map.of("name", unique())).get("id").asText());
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    /** A name of letters alone, as attributes have. */
    private static String letters() {
        return unique().chars()
                .filter(character -> character != '-')
                .map(digit -> 'a' + Character.digit(digit, 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
