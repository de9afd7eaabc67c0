package dev.hoopoe.systemtests.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What code, resources and documents refer to is in the repository. */
class DocumentReferencesTest {

    private static final String JAVA = "common/src/main/java/dev/hoopoe/common/Sample.java";
    private static final String MARKDOWN = "docs/sample.md";
    private static final String RECORD = "docs/decisions/0001-outbox-and-relay.md";

    private final Repository repository;
    private final CitedContracts contracts;
    private final CitedDecisions decisions;
    private final CitedFiles files;

    DocumentReferencesTest() throws IOException {
        repository = new Repository(Path.of(System.getProperty("hoopoe.root")));
        contracts = new CitedContracts(repository);
        decisions = new CitedDecisions(repository);
        files = new CitedFiles(repository);
    }

    @Test
    void whatIsReferredToIsInTheRepository() {
        var sources = repository.textFiles().stream()
                .filter(file -> !file.endsWith("/DocumentReferencesTest.java"))
                .toList();

        assertTrue(sources.size() > 1500, () -> "Only " + sources.size() + " files were read");
        assertEquals(
                List.of(),
                sources.stream()
                        .flatMap(file -> broken(file, repository.read(file)).map(reference -> file + ": " + reference))
                        .toList());
    }

    @Test
    void indexListsEachDecisionOnce() {
        assertEquals(List.of(), decisions.brokenRecords().toList());
    }

    @Test
    void brokenRecordIsFound(@TempDir Path root) throws IOException {
        var folder = Files.createDirectories(root.resolve("docs/decisions"));
        Files.writeString(folder.resolve("README.md"), "[0001](0001-known.md) [0002](0002-other.md)");
        Files.writeString(folder.resolve("0001-known.md"), "# 0001: Known");
        Files.writeString(folder.resolve("0001-twin.md"), "# 0001: Twin");
        Files.writeString(folder.resolve("0002-other.md"), "# 0003: Other");

        assertEquals(
                Set.of(
                        "docs/decisions/0001-known.md: a number of two records",
                        "docs/decisions/0001-twin.md: a number of two records",
                        "docs/decisions/0001-twin.md: not in the index",
                        "docs/decisions/0002-other.md: a title without the number"),
                new CitedDecisions(new Repository(root)).brokenRecords().collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/** Row H-65. */ | H-65",
                "/** Rows C-01 to C-15. */ | C-15",
                "summary = \"OmniDesk O-18\" | O-18",
                "/** A rule (contract Homa, section 5.9). */ | contract Homa, 5.9",
                "/** A rule (contract HCall, section 2 and A16). */ | contract HCall, A16",
                "/** A rule (contract decision A4). */ | contract decision A4 (of which contract?)",
                "/** A rule (decision 0999). */ | decision 0999",
                "// See docs/decisions/0998. | decision 0998",
                "-- Known (docs/decisions/0027, 0997). | decision 0997",
                "/** As docs/nothing.md has it. */ | docs/nothing.md",
                "/** As docs/architecture.md#no-such-heading has it. */ | docs/architecture.md#no-such-heading",
                "/** What rules.md asks. */ | rules.md",
                "/** Taken from ../shared/things. */ | ../shared/things",
                "/** A rule (design, section 3). */ | design, section",
            })
    void brokenReferenceInCodeIsFound(String source, String reference) {
        assertTrue(
                broken(JAVA, source).anyMatch(reference::equals),
                () -> broken(JAVA, source).toList().toString());
    }

    @Test
    void referenceOverTwoLinesIsFound() {
        var source = "/**\n * A rule (contract Homa,\n * section 5.9), and decision\n * 0999.\n */";

        assertEquals(
                List.of("contract Homa, 5.9", "decision 0999"),
                broken(JAVA, source).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A [link](nothing.txt) | nothing.txt",
                "A [link](../../elsewhere/README.txt) | ../../elsewhere/README.txt",
                "A [heading](architecture.md#nothing) | architecture.md#nothing",
                "A [heading here](#nothing) | #nothing",
                "Decisions 0001 and 0996 | decision 0996",
                "The file `common/src/Nothing.java` | common/src/Nothing.java",
                "The class `NoSuchClass` | NoSuchClass",
            })
    void brokenReferenceInDocumentIsFound(String text, String reference) {
        var found = Stream.concat(Stream.of("# Sample\n"), Stream.of(text)).toList();

        assertTrue(broken(MARKDOWN, String.join("\n", found)).anyMatch(reference::equals));
    }

    @Test
    void decisionNamesOthersByTheirNumbersAlone() {
        assertEquals(
                List.of("decision 0099"),
                decisions
                        .broken(RECORD, "Adds to 0001 and 0099; takes 0.0099 s, 10,099 rows.")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rows H-01 and H-64, contract Homa, section 5.4 and A6; contract HCall, A3.",
                "ISO-8859-1, UTF-16, decisions [0001](decisions/0001-outbox-and-relay.md), and `dev.hoopoe.Nothing`",
                "https://example.com/docs/nothing and /hcall/docs, [elsewhere](https://example.com/x.txt)",
                "docs/architecture.md#identity-and-access",
            })
    void referenceThatLeadsSomewhereIsLeftAlone(String text) {
        assertEquals(List.of(), broken(JAVA, text).toList());
    }

    private Stream<String> broken(String file, String text) {
        return Stream.of(contracts.broken(text), decisions.broken(file, text), files.broken(file, text))
                .flatMap(found -> found);
    }
}
