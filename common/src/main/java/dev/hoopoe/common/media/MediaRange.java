package dev.hoopoe.common.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One element of an {@code Accept} header, or the one of a {@code Content-Type} (RFC 9110 §8.3.1, §12.5.1). A lone
 * {@code *}, which some clients send, matches every type; parameters other than {@code q} and {@code charset} are
 * ignored.
 *
 * @param type in lower case; {@code *} for any
 * @param subtype in lower case; {@code *} for any
 * @param quality 0 to 1; 1 when absent
 * @param charset in lower case; null when absent
 */
record MediaRange(String type, String subtype, double quality, String charset) {

    private static final String ANY = "*";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String SPACE = "[ \\t]*+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern TYPE =
            Pattern.compile(SPACE + "(?:(" + TOKEN + ")/(" + TOKEN + ")|\\*)" + SPACE, Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            ";" + SPACE + "(?:(" + TOKEN + ")" + SPACE + "=" + SPACE + "(" + TOKEN + "|" + QUOTED + "))?+" + SPACE,
            Pattern.DOTALL);
    private static final Pattern QUALITY = Pattern.compile("[0-9]{1,3}(\\.[0-9]{0,9})?|\\.[0-9]{1,9}");

    /** Parses one element; empty when it is not valid. */
    static Optional<MediaRange> parse(String text) {
        var type = TYPE.matcher(text);
        if (!type.lookingAt()) {
            return Optional.empty();
        }
        var quality = 1.0;
        String charset = null;
        var parameter = PARAMETER.matcher(text);
        var position = type.end();
        while (position < text.length()) {
            if (!parameter.region(position, text.length()).lookingAt()) {
                return Optional.empty();
            }
            if ("q".equalsIgnoreCase(parameter.group(1))) {
                if (!QUALITY.matcher(parameter.group(2)).matches()) {
                    return Optional.empty();
                }
                quality = Math.min(1, Double.parseDouble(parameter.group(2)));
            } else if ("charset".equalsIgnoreCase(parameter.group(1))) {
                charset = unquoted(parameter.group(2)).toLowerCase(Locale.ROOT);
            }
            position = parameter.end();
        }
        return Optional.of(new MediaRange(lowerCase(type.group(1)), lowerCase(type.group(2)), quality, charset));
    }

    /** The valid elements of a header's value; a comma within quotation marks is not a separator. */
    static List<MediaRange> parseAll(String header) {
        var ranges = new ArrayList<MediaRange>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= header.length(); i++) {
            if (i == header.length() || (header.charAt(i) == ',' && !quoted)) {
                parse(header.substring(start, i)).ifPresent(ranges::add);
                start = i + 1;
            } else if (header.charAt(i) == '\\' && quoted) {
                i++;
            } else if (header.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return ranges;
    }

    boolean includes(String ofType, String ofSubtype) {
        return (type.equals(ANY) || type.equals(ofType)) && (subtype.equals(ANY) || subtype.equals(ofSubtype));
    }

    /** Specificity: 0 for any type, 1 for a type with any subtype, 2 for one subtype. */
    int precision() {
        if (type.equals(ANY)) {
            return 0;
        }
        return subtype.equals(ANY) ? 1 : 2;
    }

    private static String lowerCase(String name) {
        return name == null ? ANY : name.toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
