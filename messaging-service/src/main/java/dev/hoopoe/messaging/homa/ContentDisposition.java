package dev.hoopoe.messaging.homa;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The header's value with a file's name, for readers of any age (RFC 6266 §4.3, RFC 8187 §3.2). */
final class ContentDisposition {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 ._()+,=@~-]");
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String of(String disposition, String filename) {
        return disposition + "; filename=\"" + NOT_PLAIN.matcher(filename).replaceAll("_") + "\"; filename*=UTF-8''"
                + encode(filename);
    }

    private static String encode(String filename) {
        var encoded = new StringBuilder();
        for (var unit : filename.getBytes(StandardCharsets.UTF_8)) {
            if (isAttrChar(unit)) {
                encoded.append((char) unit);
            } else {
                encoded.append("%%%02X".formatted(unit));
            }
        }
        return encoded.toString();
    }

    private static boolean isAttrChar(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || ATTR_CHARS.indexOf(unit) >= 0;
    }
}
