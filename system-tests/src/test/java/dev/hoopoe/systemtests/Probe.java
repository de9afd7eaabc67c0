package dev.hoopoe.systemtests;

import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.util.List;

/** Asks for one operation of the table, with a new thing for each call that may change it. */
final class Probe {

    private final Row row;
    private final FreshThings things;
    private final List<String> wrong;

    /** @param wrong takes what is not as the table says */
    Probe(Row row, FreshThings things, List<String> wrong) {
        this.row = row;
        this.things = things;
        this.wrong = wrong;
    }

    void check(String who, int expected, ApiClient api) {
        var filled = things.fill(row.path(), row.body());
        var request = api.request();
        if (filled.body() != null) {
            request.body(filled.body());
        }
        var status = request.request(row.method(), filled.path()).statusCode();
        if (status < 400 && !row.isReading()) {
            things.changed(row.path(), row.body());
        }
        if (status != expected) {
            wrong.add(row + " by " + who + ": " + status + " instead of " + expected);
        }
    }
}
