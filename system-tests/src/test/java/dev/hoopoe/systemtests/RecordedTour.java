package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The answers to the GETs of the four dialects, byte by byte but for what is of the moment, in an account that has one of everything. */
final class RecordedTour {

    /** Of these the answer is of the moment, or does not end. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("/health", "/health/parts", "/uptime", "/hcall/health", "/api/stream");

    /** How far the feed was looked through, past the events of other accounts; and the time of day. */
    private static final Pattern MOVING =
            Pattern.compile("\"(next_)?cursor\":\"[^\"]*\"|\"current_minutes_since_midnight\":\\d+");

    /** Links to files are others every quarter of an hour; those of before go on. */
    private static final Pattern LINK = Pattern.compile("\\?expires=\\d+&signature=[\\w-]+");

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private final List<String> paths;

    private RecordedTour(List<String> paths) {
        this.paths = paths;
    }

    /** A tour through all operations that read, by the ids of these things; and through further paths. */
    static RecordedTour of(FreshThings things, List<String> further) {
        var paths = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            if (row.isReading() && isLasting(row)) {
                paths.add(things.fill(row.path(), null).path());
            }
        }
        paths.addAll(further);
        return new RecordedTour(paths);
    }

    private static boolean isLasting(Row row) {
        // What there is of OAuth is configured at the start.
        return !OF_THE_MOMENT.contains(row.path()) && !row.path().contains("/auth/oauth/");
    }

    /** The answers by path, once events have arrived and two rounds answer alike. */
    Map<String, String> settled(ApiClient api) {
        var last = new TreeMap<>(answers(api));
        await().pollInterval(Duration.ofSeconds(1)).atMost(SETTLED_WITHIN).untilAsserted(() -> {
            var next = answers(api);
            var changed = new TreeMap<>(next);
            changed.entrySet().removeAll(last.entrySet());
            last.putAll(next);
            assertEquals(Map.of(), changed, "answers that still change");
        });
        return last;
    }

    Map<String, String> answers(ApiClient api) {
        var answers = new TreeMap<String, String>();
        for (var path : paths) {
            var answer = api.request().urlEncodingEnabled(false).get(path);
            answers.put(path, answer.statusCode() + " " + withoutMoving(path, answer.asString()));
        }
        return answers;
    }

    private static String withoutMoving(String path, String answer) {
        var text = LINK.matcher(answer).replaceAll("");
        return path.startsWith("/api/events") || path.startsWith("/api/webhooks") || path.startsWith("/netia")
                ? MOVING.matcher(text).replaceAll("")
                : text;
    }
}
