package dev.hoopoe.common.file;

import java.util.regex.Pattern;

/** The form of keys: neither a path of its own in a folder, nor anything that a URL would have to encode. */
final class StoreKey {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int MAX_LENGTH = 255;

    private StoreKey() {}

    /**
     * The key, unchanged.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static String require(String key) {
        if (key.length() > MAX_LENGTH || !FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the file store");
        }
        return key;
    }
}
