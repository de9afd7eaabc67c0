package dev.hoopoe.systemtests.reference;

import java.util.regex.Pattern;

/** Text without line breaks, so that a reference which a comment spreads over two lines is found. */
final class Prose {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R[ \\t]*(?:\\*(?!/)|//|--|#)?[ \\t]*");

    private Prose() {}

    static String of(String text) {
        return LINE_BREAK.matcher(text).replaceAll(" ");
    }
}
