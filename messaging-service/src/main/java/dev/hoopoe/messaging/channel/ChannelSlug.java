package dev.hoopoe.messaging.channel;

import java.util.Locale;

/** Makes a channel's id out of a text: trimmed, lower-cased, spaces as {@code _}, at most 50 characters (contract Homa, section 5.6). */
public final class ChannelSlug {

    public static final int MAX_LENGTH = 50;

    private ChannelSlug() {}

    /** The id a caller asked for; longer than {@link #MAX_LENGTH} when the text is. */
    public static String of(String text) {
        var slug = new StringBuilder();
        text.strip()
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(ChannelSlug::replace)
                .forEach(slug::appendCodePoint);
        return slug.toString();
    }

    /** The id of a channel that was given only a name, cut where it would be too long. */
    public static String ofName(String name) {
        var slug = of(name);
        return isTooLong(slug) ? slug.substring(0, slug.offsetByCodePoints(0, MAX_LENGTH)) : slug;
    }

    public static boolean isTooLong(String slug) {
        return slug.codePointCount(0, slug.length()) > MAX_LENGTH;
    }

    /** True for what cannot be one segment of a path. */
    public static boolean isUnreachable(String slug) {
        return slug.isEmpty() || slug.equals(".") || slug.equals("..");
    }

    /** Slashes, backslashes and control characters cannot be in a path's segment either. */
    private static int replace(int character) {
        var unfit = Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || character == '/'
                || character == '\\';
        return unfit ? '_' : character;
    }
}
