package dev.hoopoe.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An answer as a document shows it: a real one has the same members, with values of the same types, and texts in the same
 * form where they have one.
 *
 * @param nullable members that may be null whatever the sample shows
 * @param fixed members whose value is that of the sample
 */
record Sample(JsonNode shown, Set<String> nullable, Set<String> fixed) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Times, ids and tokens. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z"),
            Pattern.compile("ticket_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            Pattern.compile("img_[0-9a-f]{8}"),
            Pattern.compile("eyJ[\\w-]+\\..*"));

    static Sample of(String json, Set<String> nullable, Set<String> fixed) {
        return new Sample(read(json), nullable, fixed);
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + json, e);
        }
    }

    /** Where an answer is otherwise; empty when it is as shown. */
    List<String> differences(JsonNode answer) {
        var differences = new ArrayList<String>();
        compare("", shown, answer, differences);
        return differences;
    }

    private void compare(String place, JsonNode sample, JsonNode answer, List<String> differences) {
        if (answer.isNull() && nullable.contains(place.replaceAll(".*\\.", ""))) {
            return;
        }
        if (sample.getNodeType() != answer.getNodeType()) {
            differences.add(place + " is " + answer.getNodeType() + ", not " + sample.getNodeType());
        } else if (sample.getNodeType() == JsonNodeType.OBJECT) {
            compareMembers(place, sample, answer, differences);
        } else if (sample.isArray()) {
            answer.forEach(element -> compare(place + "[]", sample.get(0), element, differences));
        } else if (fixed.contains(place) ? !sample.equals(answer) : hasOtherForm(sample, answer)) {
            differences.add(place + " is " + answer + ", where the document has " + sample);
        }
    }

    private void compareMembers(String place, JsonNode sample, JsonNode answer, List<String> differences) {
        var expected = namesOf(sample);
        if (!expected.equals(namesOf(answer))) {
            differences.add(place + " has " + namesOf(answer) + ", not " + expected);
            return;
        }
        expected.forEach(name ->
                compare(place.isEmpty() ? name : place + "." + name, sample.get(name), answer.get(name), differences));
    }

    private static boolean hasOtherForm(JsonNode sample, JsonNode answer) {
        return FORMS.stream()
                .filter(form -> form.matcher(sample.asText()).matches())
                .anyMatch(form -> !form.matcher(answer.asText()).matches());
    }

    private static Set<String> namesOf(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
