package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ways on which the world gets to know what the suite did, each read from its beginning. */
final class Trails {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Suite suite;
    private final ApiClient administrator;
    private final HttpClient http = HttpClient.newHttpClient();

    Trails(Suite suite, ApiClient administrator) {
        this.suite = suite;
        this.administrator = administrator;
    }

    /** As the databases tell it: things that are there, and the status that each ticket has now. */
    Trail databases() throws SQLException {
        var events = new ArrayList<ObservedEvent>();
        events.addAll(rows("ticket", "SELECT id, 'dev.hoopoe.ticket.created.v1', status FROM ticket"));
        events.addAll(rows("ticket", "SELECT id, 'dev.hoopoe.ticket.status_changed.v1', status FROM ticket"));
        events.addAll(rows("messaging", "SELECT id, 'dev.hoopoe.message.created.v1', '' FROM message"));
        return new Trail("databases", events);
    }

    Trail topics() {
        return new Trail(
                "topics",
                Stream.of("ticket.events.v1", "message.events.v1")
                        .flatMap(topic -> EventLog.read(suite, topic).stream())
                        .map(ObservedEvent::onTopic)
                        .toList());
    }

    /** How many different events tell of a ticket's first text, which ticket-service has already. */
    int firstTexts() {
        return (int) EventLog.read(suite, "message.events.v1").stream()
                .filter(event -> event.type().equals("dev.hoopoe.message.created.v1"))
                .filter(event -> event.body().at("/snapshot/origin").asText().equals("description"))
                .map(EventLog.Event::id)
                .distinct()
                .count();
    }

    Trail feed() {
        var events = new ArrayList<ObservedEvent>();
        var more = true;
        var after = "";
        while (more) {
            var page = page(after);
            page.get("events").forEach(event -> events.add(ObservedEvent.inJson(event)));
            after = page.get("next_cursor").textValue();
            more = page.get("has_more").booleanValue();
        }
        return new Trail("feed", events);
    }

    private JsonNode page(String after) {
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/api/events?limit=500&after=" + after))
                .header("Authorization", "Bearer " + administrator.token())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return MAPPER.readTree(answer.body()).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<ObservedEvent> rows(String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var told = new ArrayList<ObservedEvent>();
            while (rows.next()) {
                var type = rows.getString(2);
                var thing = rows.getString(1);
                told.add(new ObservedEvent(type + thing, type, thing, 0, thing, rows.getString(3)));
            }
            return told;
        }
    }
}
