package dev.hoopoe.messaging.access;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A WHERE clause with what is bound to it.
 *
 * @param sql with named parameters, such as {@code :user}
 * @param parameters by name
 */
public record SqlCondition(String sql, Map<String, Object> parameters) {

    /** A colon and a name; two colons are a cast. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    /** The clause as JDBC takes it, with question marks. */
    public String positionalSql() {
        return NAME.matcher(sql).replaceAll("?");
    }

    /** What is bound to {@link #positionalSql}, in order. */
    public List<Object> positionalValues() {
        return NAME.matcher(sql).results().map(this::valueOf).toList();
    }

    private Object valueOf(MatchResult parameter) {
        return parameters.get(parameter.group(1));
    }
}
