package dev.hoopoe.systemtests.reference;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** References to decisions by their numbers, and whether the index lists each record. */
final class CitedDecisions {

    private static final String FOLDER = "docs/decisions";
    private static final String INDEX = FOLDER + "/README.md";
    private static final Pattern RECORD = Pattern.compile(FOLDER + "/([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\b[Dd]ecisions?[ /]\\[?[0-9]{4}\\b(?:\\]\\([^)]*\\)|-[a-z0-9-]+\\.md)?(?:(?:, and |, | and )\\[?[0-9]{4}\\b(?:\\]\\([^)]*\\))?)*");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.-])(?<!/)[0-9]{4}(?![\\w-])|(?<=decisions?/)[0-9]{4}");
    private static final Pattern BARE_NUMBER = Pattern.compile("(?<![\\w.,])00[0-9]{2}(?![\\w.,]?[0-9])");

    private final Repository repository;
    private final Set<String> numbers;

    CitedDecisions(Repository repository) {
        this.repository = repository;
        this.numbers = records().map(record -> record.group(1)).collect(Collectors.toSet());
    }

    Stream<String> broken(String file, String text) {
        var prose = Prose.of(text);
        var inRecord = RECORD.matcher(file).matches();
        var cited = inRecord
                ? BARE_NUMBER.matcher(prose).results().map(MatchResult::group)
                : REFERENCE
                        .matcher(prose)
                        .results()
                        .flatMap(reference ->
                                NUMBER.matcher(reference.group()).results().map(MatchResult::group));
        return cited.filter(number -> !numbers.contains(number)).map(number -> "decision " + number);
    }

    /** Records that the index does not link, that share a number, or whose title has another number than their file. */
    Stream<String> brokenRecords() {
        var index = repository.read(INDEX);
        return records().flatMap(record -> {
            var file = record.group();
            var number = record.group(1);
            var twins = records().filter(other -> other.group(1).equals(number)).count();
            return Stream.of(
                            index.contains("(" + file.substring(FOLDER.length() + 1) + ")") ? "" : "not in the index",
                            twins == 1 ? "" : "a number of two records",
                            repository.read(file).startsWith("# " + number + ": ") ? "" : "a title without the number")
                    .filter(fault -> !fault.isEmpty())
                    .map(fault -> file + ": " + fault);
        });
    }

    private Stream<MatchResult> records() {
        return repository.filesIn(FOLDER).stream()
                .flatMap(file -> RECORD.matcher(file).results());
    }
}
