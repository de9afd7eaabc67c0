package dev.hoopoe.messaging.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.json.StorableText;
import java.util.regex.Pattern;

/** Says whether filters on the fields of events can be understood and are few enough. */
public final class FieldFilters {

    static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

    private static final String FIELD = "filters";
    private static final int MAX_FIELDS = 10;
    private static final int MAX_VALUES = 50;
    private static final int MAX_PATH_LENGTH = 200;
    private static final int MAX_VALUE_LENGTH = 255;
    private static final Pattern PATH = Pattern.compile("(snapshot|changes|actor)(\\.[A-Za-z0-9_-]+){1,5}");

    private FieldFilters() {}

    /** Those filters, or none for null; refuses others as the field {@code filters}. */
    public static ObjectNode of(ObjectNode filters) {
        if (filters == null) {
            return NONE;
        }
        if (filters.size() > MAX_FIELDS) {
            throw HoopoeException.invalid(FIELD, "must name at most " + MAX_FIELDS + " fields");
        }
        for (var filter : filters.properties()) {
            if (filter.getKey().length() > MAX_PATH_LENGTH
                    || !PATH.matcher(filter.getKey()).matches()) {
                throw HoopoeException.invalid(FIELD, "must name fields of an event, such as snapshot.department_id");
            }
            checkValues(filter.getValue());
        }
        return filters;
    }

    private static void checkValues(JsonNode values) {
        if (!values.isArray() || values.isEmpty() || values.size() > MAX_VALUES) {
            throw HoopoeException.invalid(FIELD, "must have lists of 1 to " + MAX_VALUES + " values");
        }
        for (var value : values) {
            if (value.isContainerNode() || value.asText().length() > MAX_VALUE_LENGTH) {
                throw HoopoeException.invalid(
                        FIELD,
                        "must have values that are texts of at most " + MAX_VALUE_LENGTH
                                + " characters, numbers, booleans or null");
            }
            if (!StorableText.isStorable(value.asText())) {
                throw HoopoeException.invalid(FIELD, "must not contain characters that cannot be stored");
            }
        }
    }
}
