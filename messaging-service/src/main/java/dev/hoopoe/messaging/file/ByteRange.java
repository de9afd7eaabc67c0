package dev.hoopoe.messaging.file;

import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110 §14.1.2): one range of bytes. Several ranges, other units and what cannot be
 * read mean the whole file.
 *
 * @param first the offset of the first byte
 * @param last the offset of the last byte; less than {@code first} when the file has no such part
 * @param size the whole file's
 * @param partial false for the whole file without a range
 */
public record ByteRange(long first, long last, long size, boolean partial) {

    private static final Pattern FORM = Pattern.compile("(?i)bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");
    private static final int LONGEST = 18;

    /** {@code header} is the request's {@code Range}, or null; {@code size} is at least 1. */
    static ByteRange of(String header, long size) {
        var form = header == null ? null : FORM.matcher(header);
        if (form == null || !form.matches()) {
            return whole(size);
        }
        var from = form.group(1);
        var to = form.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? whole(size) : new ByteRange(Math.max(0, size - number(to)), size - 1, size, true);
        }
        if (!to.isEmpty() && number(to) < number(from)) {
            return whole(size);
        }
        return new ByteRange(number(from), to.isEmpty() ? size - 1 : Math.min(number(to), size - 1), size, true);
    }

    private static ByteRange whole(long size) {
        return new ByteRange(0, size - 1, size, false);
    }

    /** More digits stand for more than any file has. */
    private static long number(String digits) {
        return digits.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    boolean isSatisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }

    /** The header {@code Content-Range}. */
    public String contentRange() {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
