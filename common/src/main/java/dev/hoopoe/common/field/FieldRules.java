package dev.hoopoe.common.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hoopoe.common.error.HoopoeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of a field, read from a list such as {@code required,min:1,max:5,in:a|b|c,regex:[a-z]+} (contract Homa,
 * section 5.3): bounds apply to a number's value and to a text's length in characters. A {@code regex} comes last,
 * since it may hold commas, matches the whole text, and has RE2's syntax, whose matching takes linear time.
 */
final class FieldRules {

    private static final String VALIDATION = "validation";
    private static final String REGEX = "regex:";

    /** Steps: about a millisecond of compilation. Unbounded, nested repetitions could use up all memory. */
    private static final long LARGEST_REGEX = 5000;

    private final boolean required;
    private final List<Rule> rules;

    private FieldRules(boolean required, List<Rule> rules) {
        this.required = required;
        this.rules = rules;
    }

    /** A condition and its error text; {@code steps} is the size of a compiled regex, else 0. */
    private record Rule(Predicate<JsonNode> holds, String demand, long steps) {

        Rule(Predicate<JsonNode> holds, String demand) {
            this(holds, demand, 0);
        }
    }

    /** Reads the rules for a field of this type; null and blank mean none. */
    static FieldRules parse(String validation, FieldType type) {
        var rules = new ArrayList<Rule>();
        var required = false;
        var rest = validation == null ? "" : validation.strip();
        while (!rest.isEmpty()) {
            var end = rest.startsWith(REGEX) || rest.indexOf(',') < 0 ? rest.length() : rest.indexOf(',');
            var rule = rest.substring(0, end).strip();
            rest = end < rest.length() ? rest.substring(end + 1).strip() : "";
            if (rule.equals("required")) {
                required = true;
            } else {
                rules.add(ruleOf(rule, type));
            }
        }
        return new FieldRules(required, List.copyOf(rules));
    }

    /** Upper bound of the steps to match this value: RE2 takes one per part of the regex and character. */
    long workOn(JsonNode value) {
        return value == null || !value.isTextual()
                ? 0
                : rules.stream().mapToLong(Rule::steps).sum()
                        * value.textValue().length();
    }

    /** Refuses a converted value that breaks a rule; {@code value} is null when the field is absent. */
    void require(String field, JsonNode value) {
        if (value == null || value.isNull()) {
            if (required) {
                throw HoopoeException.invalid(field, "is required");
            }
            return;
        }
        for (var rule : rules) {
            if (!rule.holds().test(value)) {
                throw HoopoeException.invalid(field, rule.demand());
            }
        }
    }

    private static Rule ruleOf(String rule, FieldType type) {
        var colon = rule.indexOf(':');
        var name = colon < 0 ? rule : rule.substring(0, colon);
        var argument = colon < 0 ? "" : rule.substring(colon + 1);
        return switch (name) {
            case "min" -> bound(argument, type, "at least", sign -> sign >= 0);
            case "max" -> bound(argument, type, "at most", sign -> sign <= 0);
            case "in" -> oneOf(argument);
            case "regex" -> matching(argument, type);
            default ->
                throw HoopoeException.invalid(
                        VALIDATION, "contains an unknown rule; known are required, min, max, in and regex");
        };
    }

    private static Rule bound(String argument, FieldType type, String words, Predicate<Integer> allowed) {
        if (type == FieldType.DATE) {
            throw HoopoeException.invalid(VALIDATION, "must not have min or max for a date");
        }
        var limit = numberIn(argument)
                .orElseThrow(() -> HoopoeException.invalid(VALIDATION, "needs a number after min: and max:"));
        var unit = type == FieldType.STRING ? " characters long" : "";
        return new Rule(
                value -> allowed.test(sizeOf(value).compareTo(limit)),
                "must be " + words + " " + argument.strip() + unit);
    }

    private static BigDecimal sizeOf(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue()
                : BigDecimal.valueOf(value.textValue().codePoints().count());
    }

    private static Optional<BigDecimal> numberIn(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Rule oneOf(String argument) {
        if (argument.isBlank()) {
            throw HoopoeException.invalid(VALIDATION, "needs values after in:");
        }
        var values = Set.copyOf(Arrays.asList(argument.split("\\|", -1)));
        return new Rule(value -> values.contains(value.asText()), "must be one of " + argument.replace("|", ", "));
    }

    private static Rule matching(String argument, FieldType type) {
        if (type != FieldType.STRING) {
            throw HoopoeException.invalid(VALIDATION, "may have regex only for a string");
        }
        var size = RegexSize.of(argument);
        if (size > LARGEST_REGEX) {
            throw HoopoeException.invalid(
                    VALIDATION, "contains a regex that is too large when its repetitions are expanded");
        }
        try {
            var pattern = Pattern.compile(argument);
            return new Rule(value -> pattern.matches(value.textValue()), "does not match the required pattern", size);
        } catch (PatternSyntaxException e) {
            throw HoopoeException.invalid(VALIDATION, "contains a regex that is not valid");
        }
    }
}
