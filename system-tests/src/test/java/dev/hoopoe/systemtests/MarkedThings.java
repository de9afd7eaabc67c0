package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of everything that an account can have, made through all four dialects, with a mark in its name or text. */
final class MarkedThings {

    private static final String API = "/netia/api";

    private final String mark;
    private final ApiClient anybody;
    private final String account;
    private final ApiClient administrator;
    private final String client;
    private final int ticket;
    private final String customer;
    private final String conversation;

    /** The account has a channel by now. */
    MarkedThings(ApiClient anybody, RegisteredAccount account, String mark) {
        this.mark = mark;
        this.anybody = anybody;
        this.account = account.id();
        this.administrator = account.api();
        this.client = administrator
                .created("/api/clients", Map.of("name", "Client " + mark, "email", mark + "@example.com"))
                .get("id")
                .textValue();
        this.ticket = openTicket();
        this.customer = visitPage();
        this.conversation = startChat();
        makeWithHoma();
        makeWithTheOthers();
    }

    String customer() {
        return customer;
    }

    String conversation() {
        return conversation;
    }

    boolean areNamedIn(String answer) {
        return Stream.of(mark, client, customer, conversation).anyMatch(answer::contains);
    }

    /** Lists that are filtered by an id of this account. */
    List<String> lists() {
        return List.of(
                "/api/messages?ticket_id=" + ticket,
                "/api/tickets?tag=Tag " + mark,
                API + "/conversations?customer_id=" + customer,
                API + "/messages?customer_id=" + customer,
                API + "/messages?conversation_id=" + conversation,
                API + "/customers?external_id=" + mark);
    }

    /** The id of a file that the administrator uploaded. */
    String upload() {
        return administrator
                .request()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", mark + ".txt", mark.getBytes(US_ASCII))
                .post("/api/files")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private int openTicket() {
        var made = administrator.created(
                "/api/tickets", Map.of("title", "Ticket " + mark, "client_id", client, "channel_id", "web"));
        return made.get("id").intValue();
    }

    private String visitPage() {
        var details = Map.of("account_id", account, "name", "Customer " + mark, "external_id", mark);
        return idOf(anybody, "customers", Map.of("customer", details));
    }

    private String startChat() {
        var details = Map.of("account_id", account, "customer_id", customer, "subject", "Chat " + mark);
        return idOf(
                anybody, "conversations", Map.of("conversation", details, "message", Map.of("body", "Said " + mark)));
    }

    private void makeWithHoma() {
        administrator.created("/api/tags", Map.of("name", "Tag " + mark));
        administrator
                .put("/api/agent/tickets/" + ticket + "/tags", Map.of("tag_names", List.of("Tag " + mark)))
                .statusCode(200);
        administrator.created(
                "/api/messages", Map.of("ticket_id", ticket, "body", "Message " + mark, "file_ids", List.of(upload())));
        administrator.created("/api/channels", Map.of("name", "Channel " + mark));
        administrator.created("/api/invitations", Map.of("role", "agent"));
        administrator.created(
                "/api/users",
                Map.of("name", mark, "last_name", "User", "email", mark + "-user@example.com", "type", "agent"));
        administrator.created(
                "/api/admin/attributes",
                Map.of(
                        "scope",
                        "ticket",
                        "name",
                        "marked",
                        "data_type",
                        "int",
                        "title",
                        mark,
                        "visibility",
                        "everyone"));
        administrator.created(
                "/api/webhooks", Map.of("url", "http://127.0.0.1:9/" + mark, "event_types", List.of("account")));
    }

    private void makeWithTheOthers() {
        var ticketInHCall = Map.of("ticket_name", "HCall " + mark, "ticket_explain", mark);
        administrator.post("/hcall/api/ticket/create", ticketInHCall).statusCode(200);
        administrator
                .post(
                        "/omnidesk/api/events",
                        Map.of(
                                "title", "Event " + mark,
                                "start_time", "2025-11-01T15:00:00Z",
                                "end_time", "2025-11-01T15:30:00Z"))
                .statusCode(201);
        idOf(administrator, "personal_api_keys", Map.of("label", mark));
        idOf(administrator, "event_subscriptions", Map.of("url", "http://127.0.0.1:9/netia/" + mark));
        administrator
                .put(API + "/widget_settings", Map.of("widget_settings", Map.of("title", "Widget " + mark)))
                .statusCode(200);
    }

    private static String idOf(ApiClient api, String things, Map<String, ?> body) {
        return api.post(API + "/" + things, body).statusCode(201).extract().path("data.id");
    }
}
