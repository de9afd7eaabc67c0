package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tours of README and dialects, run as they stand: each answer has the shape that is printed below its command. */
@ExtendWith(RunningSuite.class)
class ReadmeIT {

    private static final String MARK = "----- end of step -----";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Suite suite;

    ReadmeIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @CsvSource({"README.md, 10", "docs/dialects.md, 14"})
    void everyCommandOfATourAnswersWhatIsShown(String document, int steps) throws Exception {
        var tour = Tour.of(Path.of(System.getProperty("hoopoe.root"), document));
        assertEquals(steps, tour.steps().size());

        var answers = run(tour.script(MARK)).split(MARK, -1);

        for (var i = 0; i < tour.steps().size(); i++) {
            var step = tour.steps().get(i);
            assertSameShape(mapper.readTree(step.answer()), mapper.readTree(answers[i]), step.command());
        }
    }

    private String run(String script) throws Exception {
        var builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.environment().put("DESK", suite.gatewayUrl());
        builder.environment().put("EMAIL", suite.adminEmail());
        builder.environment().put("PASSWORD", suite.adminPassword());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static void assertSameShape(JsonNode shown, JsonNode actual, String where) {
        assertEquals(shown.getNodeType(), actual.getNodeType(), where);
        if (shown.isObject()) {
            assertEquals(namesOf(shown), namesOf(actual), where);
            shown.fieldNames().forEachRemaining(name -> assertSameShape(shown.get(name), actual.get(name), where));
        }
        if (shown.isArray() && !shown.isEmpty()) {
            assertTrue(!actual.isEmpty(), where + " answers an empty list");
            assertSameShape(shown.get(0), actual.get(0), where);
        }
        if (shown.isBoolean()) {
            assertEquals(shown, actual, where);
        }
    }

    private static Set<String> namesOf(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
