package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.json.StorableText;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.directory.client.ClientDetails;
import dev.hoopoe.directory.profile.PersonalChange;
import dev.hoopoe.directory.profile.ProfileChange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of a customer in a body. What pages are known to send by mistake is cleaned and not refused (contract Netia,
 * section 3).
 */
final class CustomerBody {

    private static final int LONGEST = 255;
    private static final int LONGEST_URL = 2048;
    private static final int CUT = 250;
    private static final int LARGEST_METADATA = 65_536;
    private static final int DATE_LENGTH = "2026-01-15".length();

    private static final Set<String> MISTAKES = Set.of("null", "undefined");
    private static final List<String> SHORT_TEXTS =
            List.of("browser", "browser_version", "browser_language", "os", "lib", "time_zone");
    private static final List<String> CUT_TEXTS = List.of("pathname", "current_url");
    private static final List<String> NUMBERS = List.of("screen_height", "screen_width");

    private final ObjectNode body;

    CustomerBody(ObjectNode body) {
        this.body = body;
    }

    PersonalChange personal() {
        return new PersonalChange(
                text("name", LONGEST),
                text("email", LONGEST)
                        .map(email -> email.filter(CustomerBody::isNoMistake).map(CustomerBody::address)),
                text("phone", ClientDetails.LONGEST_PHONE));
    }

    ProfileChange profile() {
        return new ProfileChange(
                text("external_id", LONGEST).map(id -> id.filter(CustomerBody::isNoMistake)),
                text("company_id", LONGEST).map(id -> id.map(text -> PathIds.uuid(text, "company_id"))),
                text("host", LONGEST),
                text("first_seen", LONGEST).flatMap(Function.identity()).map(CustomerBody::date),
                Optional.empty(),
                visit(),
                metadata());
    }

    /**
     * What identifies a customer (contract row N-27).
     *
     * @param email null for any
     * @param host null for any
     */
    record Identity(String externalId, String email, String host) {}

    /** @throws HoopoeException without an external id, or with the text of a value that a page does not have */
    Identity identity() {
        var externalId = text("external_id", LONGEST)
                .flatMap(Function.identity())
                .orElseThrow(() -> HoopoeException.missing("external_id"));
        if (!isNoMistake(externalId)) {
            throw HoopoeException.invalid("external_id", "must not be the text " + externalId);
        }
        var email = text("email", LONGEST).flatMap(Function.identity()).filter(CustomerBody::isNoMistake);
        return new Identity(
                externalId,
                email.map(EmailSyntax::canonical).orElse(null),
                text("host", LONGEST).flatMap(Function.identity()).orElse(null));
    }

    /** The page that a visit names; null for what it does not. */
    record VisitedPage(String host, String pathname) {}

    VisitedPage page() {
        return new VisitedPage(
                text("host", LONGEST).flatMap(Function.identity()).orElse(null),
                text("pathname", Integer.MAX_VALUE)
                        .flatMap(Function.identity())
                        .map(CustomerBody::cut)
                        .orElse(null));
    }

    private ObjectNode visit() {
        var visit = JsonNodeFactory.instance.objectNode();
        SHORT_TEXTS.forEach(name -> text(name, LONGEST).ifPresent(value -> visit.put(name, value.orElse(null))));
        text("profile_photo_url", LONGEST_URL).ifPresent(value -> visit.put("profile_photo_url", value.orElse(null)));
        CUT_TEXTS.forEach(name -> text(name, Integer.MAX_VALUE)
                .ifPresent(value -> visit.put(name, value.map(CustomerBody::cut).orElse(null))));
        NUMBERS.stream().filter(body::has).forEach(name -> visit.set(name, number(name)));
        return visit;
    }

    /** What is no object is dropped. */
    private Optional<Optional<ObjectNode>> metadata() {
        if (!(body.get("metadata") instanceof ObjectNode metadata)) {
            return Optional.empty();
        }
        var text = metadata.toString();
        if (text.length() > LARGEST_METADATA) {
            throw HoopoeException.invalid(
                    "metadata", "must not be longer than " + LARGEST_METADATA + " characters of JSON");
        }
        return Optional.of(Optional.of(metadata));
    }

    /** Absent, without a value, or a text; a number is read as its text. */
    private Optional<Optional<String>> text(String name, int longest) {
        var value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNull() && !value.isTextual() && !value.isNumber()) {
            throw HoopoeException.invalid(name, "must be a text");
        }
        var text = value.isNull() ? "" : value.asText().strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw HoopoeException.invalid(name, "must not be longer than " + longest + " characters");
        }
        if (!StorableText.isStorable(text)) {
            throw HoopoeException.invalid(name, "must not hold a NUL character or half of a surrogate pair");
        }
        return Optional.of(Optional.of(text).filter(present -> !present.isEmpty()));
    }

    private JsonNode number(String name) {
        var value = body.get(name);
        if (value.isNull() || (value.isIntegralNumber() && value.canConvertToInt())) {
            return value;
        }
        throw HoopoeException.invalid(name, "must be an integer");
    }

    private static boolean isNoMistake(String text) {
        return !MISTAKES.contains(text);
    }

    private static String address(String text) {
        if (!EmailSyntax.isAddress(text)) {
            throw HoopoeException.invalid("email", "must be an e-mail address");
        }
        return text;
    }

    /** A date, or the date of a time. */
    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
        } catch (DateTimeParseException e) {
            throw HoopoeException.invalid("first_seen", "must be a date such as 2026-01-15");
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, CUT)) + "..."
                : text;
    }
}
