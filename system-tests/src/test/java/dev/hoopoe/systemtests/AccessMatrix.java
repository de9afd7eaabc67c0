package dev.hoopoe.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The table of {@code access-matrix.txt}: who gets which status from which operation. */
final class AccessMatrix {

    private static final Pattern ROW = Pattern.compile(
            "(?<method>[A-Z]+) +(?<path>/[^ *]*)(?<fresh>\\*?) +(?<statuses>(\\d{3} ?){8}) *(?<body>.*)");

    private static final Pattern THING = Pattern.compile("\\{(?!unique}|letters})[a-z]+}");

    private AccessMatrix() {}

    /** One operation, and which status each of those who ask gets from it. */
    record Row(String method, String path, boolean ownSession, Map<Caller, Integer> statuses, String body) {

        int statusFor(Caller caller) {
            return statuses.get(caller);
        }

        /** Without the names of its parameters, which are each side's own, and without a query. */
        String operation() {
            return method + " "
                    + path.replace("/attributes/ticket/", "/attributes/{}/")
                            .replaceAll("\\?.*", "")
                            .replaceAll("\\{[^}]*}", "{}");
        }

        /** Whether it is asked for by the id of a thing that was made before. */
        boolean namesAThing() {
            return THING.matcher(path + body).find();
        }

        boolean isReading() {
            return method.equals("GET");
        }

        boolean needsNoToken() {
            return statusFor(Caller.NOBODY) != 401;
        }

        /** Netia sends its renew token as others send an access token. */
        boolean takesRefreshTokens() {
            return path.endsWith("/session/renew");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Who asks, in the order of the table's columns. */
    enum Caller {
        NOBODY,
        CLIENT,
        MEMBER,
        STRANGER,
        ASSIGNEE,
        SEES_ALL,
        ADMINISTRATOR,
        FOREIGN_ADMINISTRATOR
    }

    static List<Row> rows() {
        try (var file = AccessMatrix.class.getResourceAsStream("/access-matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AccessMatrix::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalStateException("Unreadable row: " + line);
        }
        var statuses = new EnumMap<Caller, Integer>(Caller.class);
        var columns = Pattern.compile(" +")
                .splitAsStream(row.group("statuses").strip())
                .iterator();
        for (var caller : Caller.values()) {
            statuses.put(caller, Integer.valueOf(columns.next()));
        }
        var body = row.group("body").isBlank() ? null : row.group("body");
        return new Row(
                row.group("method"), row.group("path"), !row.group("fresh").isEmpty(), statuses, body);
    }
}
