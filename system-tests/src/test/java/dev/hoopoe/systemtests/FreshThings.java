package dev.hoopoe.systemtests;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {ticket}}, {@code {tag}} and their like with things made for one call. */
final class FreshThings {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Desk administrator;
    private final int department;
    private final String assignee;

    /** Tickets are opened in the department and assigned to that user. */
    FreshThings(Desk administrator, int department, String assignee) {
        this.administrator = administrator;
        this.department = department;
        this.assignee = assignee;
    }

    /** The texts with their names filled in; one name stands for one thing in all of them. */
    Filled fill(String path, String body) {
        var made = new HashMap<String, String>();
        return new Filled(filled(path, made), body == null ? null : filled(body, made));
    }

    record Filled(String path, String body) {}

    private String filled(String text, Map<String, String> made) {
        return NAME.matcher(text).replaceAll(name -> {
            if (!made.containsKey(name.group(1))) {
                made.putAll(make(name.group(1)));
            }
            return Matcher.quoteReplacement(made.get(name.group(1)));
        });
    }

    private Map<String, String> make(String name) {
        return switch (name) {
            case "ticket", "secret" -> ticket();
            case "message" -> Map.of(name, message());
            case "client" -> Map.of(name, administrator.createClient("Somebody"));
            case "department" -> Map.of(name, Integer.toString(administrator.createDepartment(unique())));
            case "user" -> Map.of(name, administrator.createUser("agent").id());
            case "tag" -> created(name, "/api/tags");
            case "channel" -> created(name, "/api/channels");
            case "attribute" -> attribute();
            case "provider" -> Map.of(name, "google");
            case "letters" -> Map.of(name, letters());
            case "unique" -> Map.of(name, unique());
            default -> throw new IllegalArgumentException("Nothing is known of " + name);
        };
    }

    private Map<String, String> ticket() {
        var ticket = administrator.openTicket(administrator.createClient("Somebody"), department);
        administrator
                .put("/api/agent/tickets/" + ticket.id() + "/assign", Map.of("user_id", assignee))
                .statusCode(200);
        return Map.of("ticket", Integer.toString(ticket.id()), "secret", ticket.secret());
    }

    private String message() {
        var ticket = Integer.parseInt(ticket().get("ticket"));
        Object id = administrator
                .post("/api/messages", Map.of("ticket_id", ticket, "body", "Note"))
                .statusCode(201)
                .extract()
                .path("data.id");
        return id.toString();
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

    private Map<String, String> created(String name, String path) {
        Object id = administrator
                .post(path, Map.of("name", unique()))
                .statusCode(201)
                .extract()
                .path("data.id");
        return Map.of(name, id.toString());
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
