package dev.hoopoe.systemtests.configuration;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns Javadoc into one line of Markdown. */
final class Javadoc {

    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)\\}");
    private static final Pattern LINK = Pattern.compile("\\{@link #?(\\w+)[^}]*\\}");

    private Javadoc() {}

    static String toMarkdown(String comment) {
        var line = comment.strip().replaceAll("\\s*\\R\\s*", " ");
        line = CODE.matcher(line).replaceAll("`$1`");
        return LINK.matcher(line).replaceAll(Javadoc::linked);
    }

    private static String linked(MatchResult link) {
        var name = link.group(1);
        return "`" + (Character.isUpperCase(name.charAt(0)) ? name : KebabCase.of(name)) + "`";
    }
}
