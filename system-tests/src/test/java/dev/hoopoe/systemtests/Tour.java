package dev.hoopoe.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README's tour: commands, each with the answer that stands below it. */
record Tour(List<Step> steps) {

    private static final Pattern STEP = Pattern.compile("```bash\n(.*?)```\n+```json\n(.*?)```", Pattern.DOTALL);

    record Step(String command, String answer) {}

    static Tour of(Path readme) throws IOException {
        return new Tour(
                STEP.matcher(Files.readString(readme)).results().map(Tour::step).toList());
    }

    private static Step step(MatchResult match) {
        return new Step(match.group(1), match.group(2));
    }

    /** One script for all steps, since later ones use what earlier ones set; a line of {@code mark} ends each answer. */
    String script(String mark) {
        var script = new StringBuilder("set -euo pipefail\n");
        for (var step : steps) {
            script.append(step.command()).append("\necho; echo '").append(mark).append("'\n");
        }
        return script.toString();
    }
}
