package dev.hoopoe.systemtests.reference;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** References to the contracts of the dialects: rows ({@code H-13}), sections and interpretations ({@code A6}). */
final class CitedContracts {

    private static final String FOLDER = "docs/contracts/";
    private static final Pattern ROW = Pattern.compile("\\b[HCNO]-[0-9]{2,3}\\b");
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\| ([HCNO]-[0-9]{2,3}|A[0-9]{1,2}) \\|");
    private static final Pattern SECTION_HEADING = Pattern.compile("(?m)^#{2,3} ([0-9]+(?:\\.[0-9]+)?)\\.? ");
    private static final Pattern OF_A_CONTRACT =
            Pattern.compile("\\b[Cc]ontract (Homa|HCall|OmniDesk|Netia)\\b((?:(?!\\.\\s)[^);]){0,120})");
    private static final Pattern PART = Pattern.compile("(?<=section )[0-9]+(?:\\.[0-9]+)?|\\bA[0-9]{1,2}\\b");
    private static final Pattern OF_NO_CONTRACT =
            Pattern.compile("\\b[Cc]ontract (?:decision |section |row )?(?:A[0-9]{1,2}\\b|[0-9]+(?:\\.[0-9]+)?\\b)");

    private final Repository repository;
    private final Set<String> rows;

    CitedContracts(Repository repository) {
        this.repository = repository;
        this.rows = Stream.of("homa", "hcall", "omnidesk", "netia")
                .flatMap(contract -> partsOf(contract).stream())
                .filter(part -> ROW.matcher(part).matches())
                .collect(Collectors.toSet());
    }

    Stream<String> broken(String text) {
        var prose = Prose.of(text);
        return Stream.of(unknownRows(prose), unknownParts(prose), unnamedContracts(prose))
                .flatMap(found -> found);
    }

    private Stream<String> unknownRows(String prose) {
        return ROW.matcher(prose).results().map(MatchResult::group).filter(row -> !rows.contains(row));
    }

    private Stream<String> unknownParts(String prose) {
        return OF_A_CONTRACT.matcher(prose).results().flatMap(reference -> {
            var known = partsOf(reference.group(1).toLowerCase(Locale.ROOT));
            return PART.matcher(reference.group(2))
                    .results()
                    .map(MatchResult::group)
                    .filter(part -> !known.contains(part))
                    .map(part -> "contract " + reference.group(1) + ", " + part);
        });
    }

    private static Stream<String> unnamedContracts(String prose) {
        return OF_NO_CONTRACT.matcher(prose).results().map(reference -> reference.group() + " (of which contract?)");
    }

    private Set<String> partsOf(String contract) {
        var document = repository.read(FOLDER + contract + ".md");
        return Stream.of(DEFINED, SECTION_HEADING)
                .flatMap(pattern -> pattern.matcher(document).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
