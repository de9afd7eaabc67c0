package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.util.List;

/** Asks for one operation of the table, with a new thing for each call that may change it. */
final class Probe {

    /** The body of a row that sends a form with a file. */
    private static final String FORM = "form";

    /** So much of a wrong answer's body is shown, in characters. */
    private static final int SHOWN = 200;

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
        if (FORM.equals(filled.body())) {
            request.contentType("multipart/form-data").multiPart("file", "a.txt", FORM.getBytes(US_ASCII));
        } else if (filled.body() != null) {
            request.body(filled.body());
        }
        var response = request.request(row.method(), filled.path());
        var status = response.statusCode();
        if (status < 400 && !row.isReading()) {
            things.changed(row.path(), row.body());
        }
        if (status != expected) {
            var body = response.asString();
            wrong.add(row + " by " + who + ": " + status + " instead of " + expected + ": "
                    + body.substring(0, Math.min(body.length(), SHOWN)));
        }
    }
}
