package dev.hoopoe.ticket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.text.TextFolding;
import java.util.List;

/**
 * A client's snapshot with {@code folded_name} and {@code folded_email}, which filters of ticket lists compare with.
 */
final class FoldedClient {

    private static final String FOLDED = "folded_";
    private static final List<String> FIELDS = List.of("name", "email");

    private FoldedClient() {}

    static JsonNode of(JsonNode snapshot) {
        if (!(snapshot instanceof ObjectNode client)) {
            return snapshot;
        }
        var folded = client.deepCopy();
        for (var field : FIELDS) {
            var text = client.path(field).textValue();
            if (text != null) {
                folded.put(FOLDED + field, TextFolding.fold(text));
            }
        }
        return folded;
    }
}
