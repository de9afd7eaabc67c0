package dev.hoopoe.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ShortenedAlertsTest {

    private final Map<String, JsonNode> rules = rules();

    @Test
    void timesAreASixtiethAndConditionsTheSame() {
        assertEquals("1s", rules.get("HoopoeProcessDown").path("for").asText());
        assertEquals("15s", rules.get("HoopoeMemoryLow").path("for").asText());
        assertEquals("60s", rules.get("HoopoeCertificateExpires").path("for").asText());
        assertEquals(
                "max by (job) (hoopoe_outbox_age_seconds) > 1",
                rules.get("HoopoeEventsNotPublished").path("expr").asText());
        assertEquals(
                "max(hoopoe_webhook_due_age_seconds) > 5",
                rules.get("HoopoeWebhooksLate").path("expr").asText());
        assertEquals(
                "sum by (job) (increase(hoopoe_dead_letters_total[15s])) > 0",
                rules.get("HoopoeDeadLetters").path("expr").asText());
    }

    /** A threshold or range that the rules above do not know would make a test wait for the real one. */
    @Test
    void noLongTimeIsLeft() {
        for (var alert : Alert.all()) {
            var expression = rules.get(alert.name()).path("expr").asText();
            assertTrue(!expression.matches("(?s).*\\[\\d+[mh]].*"), expression);
            if (alert.expression().contains("_age_seconds")) {
                assertTrue(!expression.equals(alert.expression()), expression);
            }
        }
    }

    private static Map<String, JsonNode> rules() {
        try {
            var groups = new YAMLMapper().readTree(ShortenedAlerts.yaml()).path("groups");
            return StreamSupport.stream(groups.spliterator(), false)
                    .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                    .collect(Collectors.toMap(rule -> rule.path("alert").asText(), rule -> rule));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
