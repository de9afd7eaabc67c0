package dev.hoopoe.directory.widget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.json.StorableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What values a setting of the widget takes. They become part of web pages, so that none may be active content. */
enum SettingType {
    TITLE {
        @Override
        Optional<String> refusal(JsonNode value) {
            return text(value, LONGEST_TITLE);
        }
    },
    TEXT {
        @Override
        Optional<String> refusal(JsonNode value) {
            return text(value, LONGEST_TEXT);
        }
    },
    COLOR {
        @Override
        Optional<String> refusal(JsonNode value) {
            return value.isTextual() && HEX_COLOR.matcher(value.textValue()).matches()
                    ? Optional.empty()
                    : Optional.of("must be a colour such as #1890ff");
        }
    },
    URL {
        @Override
        Optional<String> refusal(JsonNode value) {
            return value.isTextual() && isWebAddress(value.textValue())
                    ? Optional.empty()
                    : Optional.of("must be an http or https URL of at most " + LONGEST_URL + " characters");
        }
    },
    ICON_VARIANT {
        @Override
        Optional<String> refusal(JsonNode value) {
            return value.isTextual() && VARIANTS.contains(value.textValue())
                    ? Optional.empty()
                    : Optional.of("must be outlined or filled");
        }
    },
    FLAG {
        @Override
        Optional<String> refusal(JsonNode value) {
            return value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
        }
    };

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_URL = 2_048;
    private static final Pattern HEX_COLOR = Pattern.compile("#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");
    private static final Set<String> VARIANTS = Set.of("outlined", "filled");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Why a value is not allowed, as a text after the setting's name; empty when it is. */
    abstract Optional<String> refusal(JsonNode value);

    private static Optional<String> text(JsonNode value, int longest) {
        if (!value.isTextual()) {
            return Optional.of("must be a text");
        }
        if (Characters.count(value.textValue()) > longest) {
            return Optional.of("must have at most " + longest + " characters");
        }
        return StorableText.isStorable(value.textValue())
                ? Optional.empty()
                : Optional.of("must not hold a NUL character or half of a surrogate pair");
    }

    /** Absolute, with a host and without credentials; parsed by RFC 3986, which refuses quotation marks, too. */
    private static boolean isWebAddress(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            var url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
