package dev.hoopoe.gateway.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The normalised request target (RFC 3986 §6.2.2). The gateway matches it and services receive it, so that both
 * interpret the same text.
 *
 * @param uri path and query, as sent to the service
 * @param path without a trailing slash
 * @param segments of the path, still percent-encoded where they must be
 */
public record RequestTarget(String uri, String path, List<String> segments) {

    private static final String UNRESERVED_MARKS = "-._~";
    private static final String PLAIN_MARKS = UNRESERVED_MARKS + "!$&'()*+,=:@";
    private static final String NEVER_ENCODED = "/\\;";
    private static final Pattern ENCODED_TWICE = Pattern.compile("%25[0-9A-Fa-f]{2}");
    private static final int ESCAPE_LENGTH = 3;

    /**
     * Parses the target of the request line.
     *
     * @throws InvalidRequestTargetException for dot segments, empty segments, path parameters, encoded separators and
     *     control
     *     characters, whatever is encoded twice, and malformed or overlong encodings
     */
    public static RequestTarget parse(String uri) throws InvalidRequestTargetException {
        if (uri == null || uri.isEmpty() || uri.charAt(0) != '/') {
            throw new InvalidRequestTargetException("The address must begin with a slash");
        }
        var mark = uri.indexOf('?');
        var query = mark < 0 ? "" : uri.substring(mark);
        requireReadableQuery(query);
        var path = normalised(mark < 0 ? uri : uri.substring(0, mark));
        var segments = segmentsOf(path);
        return new RequestTarget(path + query, path, segments);
    }

    /** The target below a base path; unchanged when it is there already. */
    public RequestTarget under(String basePath) {
        if ((path + "/").startsWith(basePath + "/")) {
            return this;
        }
        var below = path.equals("/") ? "" : path;
        var query = uri.substring(path.length());
        var all = Stream.concat(Arrays.stream(basePath.substring(1).split("/", -1)), segments.stream());
        return new RequestTarget(basePath + below + query, basePath + below, all.toList());
    }

    /** The same query at another normalised path. */
    public RequestTarget at(String newPath) {
        return newPath.equals(path)
                ? this
                : new RequestTarget(
                        newPath + uri.substring(path.length()),
                        newPath,
                        List.of(newPath.substring(1).split("/", -1)));
    }

    private static String normalised(String path) throws InvalidRequestTargetException {
        var spelled = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); i++) {
            var character = path.charAt(i);
            if (character == '%') {
                appendEscape(spelled, escapedByte(path, i));
                i += ESCAPE_LENGTH - 1;
            } else if (character == '/' || isPlain(PLAIN_MARKS, character)) {
                spelled.append(character);
            } else {
                throw new InvalidRequestTargetException("The address holds a character that must be encoded");
            }
        }
        var last = spelled.length() - 1;
        if (last > 0 && spelled.charAt(last) == '/' && spelled.charAt(last - 1) != '/') {
            spelled.setLength(last);
        }
        if (spelled.indexOf("%") >= 0) {
            requireEncodedOnceInUtf8(spelled.toString());
        }
        return spelled.toString();
    }

    private static void appendEscape(StringBuilder spelled, int value) throws InvalidRequestTargetException {
        if (value < ' ' || value == 0x7f || NEVER_ENCODED.indexOf(value) >= 0) {
            throw new InvalidRequestTargetException("The address hides a separator or a control character");
        }
        if (value < 0x80 && isPlain(UNRESERVED_MARKS, (char) value)) {
            spelled.append((char) value);
        } else {
            spelled.append('%').append(hexDigit(value >> 4)).append(hexDigit(value & 0xf));
        }
    }

    private static char hexDigit(int value) {
        return Character.toUpperCase(Character.forDigit(value, 16));
    }

    private static void requireEncodedOnceInUtf8(String path) throws InvalidRequestTargetException {
        if (ENCODED_TWICE.matcher(path).find()) {
            throw new InvalidRequestTargetException("The address is encoded twice");
        }
        var bytes = ByteBuffer.allocate(path.length());
        for (var i = 0; i < path.length(); i++) {
            var escaped = path.charAt(i) == '%';
            bytes.put((byte) (escaped ? escapedByte(path, i) : path.charAt(i)));
            i += escaped ? ESCAPE_LENGTH - 1 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
        } catch (CharacterCodingException e) {
            throw new InvalidRequestTargetException("The address is not UTF-8");
        }
    }

    private static List<String> segmentsOf(String path) throws InvalidRequestTargetException {
        var segments = new ArrayList<String>();
        for (var start = 1; start <= path.length() && path.length() > 1; ) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            var segment = path.substring(start, end);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new InvalidRequestTargetException("The address holds an empty or a dot segment");
            }
            segments.add(segment);
            start = end + 1;
        }
        return List.copyOf(segments);
    }

    private static void requireReadableQuery(String query) throws InvalidRequestTargetException {
        for (var i = 0; i < query.length(); i++) {
            var character = query.charAt(i);
            if (character <= ' ' || character >= 0x7f || character == '#') {
                throw new InvalidRequestTargetException("The query holds a character that must be encoded");
            }
            if (character == '%' && escapedByte(query, i) == 0) {
                throw new InvalidRequestTargetException("The query holds a NUL character");
            }
        }
    }

    private static int escapedByte(String text, int at) throws InvalidRequestTargetException {
        var high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        var low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0 || text.charAt(at + 1) > 'f' || text.charAt(at + 2) > 'f') {
            throw new InvalidRequestTargetException("The address holds a malformed percent-encoding");
        }
        return high * 16 + low;
    }

    private static boolean isPlain(String marks, char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || marks.indexOf(character) >= 0;
    }
}
