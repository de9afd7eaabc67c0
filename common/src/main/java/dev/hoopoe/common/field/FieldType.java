package dev.hoopoe.common.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hoopoe.common.error.HoopoeException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A field's type and the conversion of values to it (contract Homa, section 5.3). */
public enum FieldType {
    INT("must be an integer") {
        @Override
        Optional<JsonNode> converted(JsonNode value) {
            return numberIn(value).map(number -> LongNode.valueOf(number.longValueExact()));
        }
    },
    FLOAT("must be a number") {
        @Override
        Optional<JsonNode> converted(JsonNode value) {
            return numberIn(value)
                    .map(BigDecimal::doubleValue)
                    .filter(Double::isFinite)
                    .map(DoubleNode::valueOf);
        }
    },
    DATE("must be a date such as 2025-01-31 or 2025-01-31T12:00:00Z") {
        @Override
        Optional<JsonNode> converted(JsonNode value) {
            return value.isTextual() ? dateIn(value.textValue().strip()) : Optional.empty();
        }
    },
    STRING("must be a text") {
        @Override
        Optional<JsonNode> converted(JsonNode value) {
            return value.isValueNode() ? Optional.of(TextNode.valueOf(value.asText())) : Optional.empty();
        }
    };

    private static final int MOST_DIGITS = 40;

    /** RFC 3339 has four digits for it. */
    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter WITH_SPACE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);
    private static final List<Function<String, OffsetDateTime>> SPELLINGS = List.of(
            OffsetDateTime::parse,
            text -> LocalDateTime.parse(text, WITH_SPACE).atOffset(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));

    private final String demand;

    FieldType(String demand) {
        this.demand = demand;
    }

    /** Reads {@code int}, {@code float}, {@code date} or {@code string}. */
    public static FieldType of(String name) {
        return Stream.of(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid("data_type", "must be one of int, float, date, string"));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value converted to this type; null stays null. A value that cannot be converted is refused with the field's
     * name.
     */
    JsonNode cast(String field, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        try {
            return converted(value).orElseThrow(() -> HoopoeException.invalid(field, demand));
        } catch (ArithmeticException e) {
            throw HoopoeException.invalid(field, demand);
        }
    }

    /** The converted value; empty, or an {@link ArithmeticException}, when it cannot be converted. */
    abstract Optional<JsonNode> converted(JsonNode value);

    private static Optional<BigDecimal> numberIn(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return Optional.empty();
        }
        var text = value.asText().strip();
        try {
            return text.length() > MOST_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> dateIn(String text) {
        for (var spelling : SPELLINGS) {
            try {
                var moment = spelling.apply(text).withOffsetSameInstant(ZoneOffset.UTC);
                if (moment.getYear() < 0 || moment.getYear() > LAST_YEAR) {
                    return Optional.empty();
                }
                return Optional.of(TextNode.valueOf(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)));
            } catch (DateTimeException e) {
                // The next format may match.
            }
        }
        return Optional.empty();
    }
}
