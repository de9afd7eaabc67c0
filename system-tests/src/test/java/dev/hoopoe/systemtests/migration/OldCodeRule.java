package dev.hoopoe.systemtests.migration;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the code of the release before cannot work with, or what has requests wait without end. A statement passes with a
 * comment before it that begins with {@code -- compatible:} and says why that code works on.
 */
record OldCodeRule(String violation, Pattern sql) {

    private static final String NOTE = "-- compatible: ";
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    private static final List<OldCodeRule> RULES = List.of(
            rule(
                    "removes something that the former release uses",
                    "\\bDROP (TABLE|VIEW|MATERIALIZED VIEW|FUNCTION|TYPE|SEQUENCE|COLUMN)\\b"
                            + "|^ALTER TABLE [^;]*\\bDROP (?!CONSTRAINT|DEFAULT|NOT NULL|EXPRESSION|IDENTITY|COLUMN)\\w"),
            rule("renames something that the former release uses", "\\bRENAME\\b"),
            rule("changes the type of a column", "\\bALTER (COLUMN )?\"?\\w+\"? (SET DATA )?TYPE\\b"),
            rule(
                    "requires a value that the former release does not write",
                    "\\bSET NOT NULL\\b"
                            + "|\\bADD (COLUMN )?(IF NOT EXISTS )?(?!CONSTRAINT)\"?\\w+\"? (?![^,]*\\b(DEFAULT|GENERATED)\\b)[^,]*\\bNOT NULL\\b"),
            rule("takes a right that the former release uses", "^REVOKE\\b"),
            rule("lifts the time limit for locks", "\\block_timeout\\b[^;]*[=T][O]? *'?0"));

    /** What the migration must not do, a line each. */
    static List<String> violations(Migration migration) {
        return migration.statements().stream()
                .filter(statement -> !statement.contains(NOTE))
                .map(statement -> COMMENT.matcher(statement)
                        .replaceAll(" ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .flatMap(statement -> broken(migration, statement))
                .toList();
    }

    private static Stream<String> broken(Migration migration, String statement) {
        return RULES.stream()
                .filter(rule -> rule.sql().matcher(statement).find())
                .map(rule -> migration.name() + " " + rule.violation() + ": " + statement);
    }

    private static OldCodeRule rule(String violation, String sql) {
        return new OldCodeRule(violation, Pattern.compile(sql, Pattern.CASE_INSENSITIVE));
    }
}
