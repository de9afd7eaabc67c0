package dev.hoopoe.messaging.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names of files safe to show, to send in a header and to store on any system. */
final class FileName {

    /** In code points. */
    static final int MAX_LENGTH = 255;

    private static final String FALLBACK = "file";
    private static final int MAX_EXTENSION = 16;

    /** Controls, formats such as those that change the direction of text, line separators, and what is no character. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final Pattern SPACES = Pattern.compile("\\p{Z}+");
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern RESERVED_CHARACTERS = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    /** Names of devices at Windows, with and without an extension. */
    private static final Pattern RESERVED_NAMES =
            Pattern.compile("(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\\s*(?:\\..*)?");

    private FileName() {}

    /** The last segment of what the caller declared, without what could mislead; {@code file} when nothing is left. */
    static String clean(String declared) {
        if (declared == null) {
            return FALLBACK;
        }
        var name = Normalizer.normalize(declared, Normalizer.Form.NFC);
        name = PATH.matcher(name).replaceFirst("");
        name = INVISIBLE.matcher(name).replaceAll("");
        name = SPACES.matcher(name).replaceAll(" ");
        name = RESERVED_CHARACTERS.matcher(name).replaceAll("_");
        name = trim(shorten(trim(name)));
        if (RESERVED_NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            name = shorten("_" + name);
        }
        return name.isEmpty() ? FALLBACK : name;
    }

    private static String trim(String name) {
        return EDGES.matcher(name).replaceAll("");
    }

    /** Cuts before a short extension, so that the name still ends in it. */
    private static String shorten(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        var kept = MAX_LENGTH - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
