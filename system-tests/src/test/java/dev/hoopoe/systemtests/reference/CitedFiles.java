package dev.hoopoe.systemtests.reference;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References to files: links, paths, names of documents; and names of classes in documents. */
final class CitedFiles {

    private static final String RECORDS = "docs/decisions/";
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)\\s]*)\\)");
    private static final Pattern DOCS_PATH = Pattern.compile("(?<![\\w./<>-])docs/[\\w./-]*\\w(?:#[\\w-]+)?");
    private static final Pattern DECISION = Pattern.compile("docs/decisions/[0-9]{4}");
    private static final Pattern PATH_IN_CODE = Pattern.compile("`([\\w.-]+)/([\\w./-]*)`");
    private static final Pattern DOCUMENT_NAME = Pattern.compile("\\b([\\w-]+\\.md)\\b");
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?:\\.\\./)+shared\\b(?:[\\w./-]*\\w)?|\\b(?:[Dd]esign|[Ss]tyle|[Nn]aming), (?:section|habit|table)\\b");
    private static final Pattern CLASS_IN_CODE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)`");

    /** Classes and interfaces of the JDK, of browsers and of Kafka that documents name. */
    private static final Set<String> OTHERS_CLASSES = Set.of("EventSource", "HttpClient");

    private final Repository repository;

    CitedFiles(Repository repository) {
        this.repository = repository;
    }

    Stream<String> broken(String file, String text) {
        var inMarkdown = file.endsWith(".md");
        var inRecord = file.startsWith(RECORDS);
        return Stream.of(
                        inMarkdown ? brokenLinks(file, text) : Stream.<String>empty(),
                        brokenDocsPaths(text),
                        inMarkdown && !inRecord ? brokenPathsInCode(file, text) : Stream.<String>empty(),
                        inMarkdown && !inRecord ? unknownClasses(text) : Stream.<String>empty(),
                        unknownDocuments(text),
                        OUTSIDE.matcher(Prose.of(text)).results().map(MatchResult::group))
                .flatMap(found -> found);
    }

    private Stream<String> brokenLinks(String file, String text) {
        return LINK.matcher(text).results().map(link -> link.group(1)).filter(link -> {
            var target = link.startsWith("#")
                    ? file + link
                    : Path.of(file).resolveSibling(link).normalize().toString().replace('\\', '/');
            return !leadsSomewhere(target);
        });
    }

    private Stream<String> brokenDocsPaths(String text) {
        return DOCS_PATH
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(path -> !DECISION.matcher(path).matches())
                .filter(path -> !leadsSomewhere(path));
    }

    /** Only what begins like a path of the repository: other slashes are in addresses and alternatives. */
    private Stream<String> brokenPathsInCode(String file, String text) {
        var folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
        return PATH_IN_CODE
                .matcher(text)
                .results()
                .filter(path -> repository.hasAtRoot(path.group(1)))
                .map(path -> path.group(1) + "/" + path.group(2))
                .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .filter(path -> !repository.has(path) && !repository.has(folder + path));
    }

    private Stream<String> unknownClasses(String text) {
        return CLASS_IN_CODE
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !OTHERS_CLASSES.contains(name))
                .filter(name -> !repository.hasFileNamed(name + ".java"));
    }

    private Stream<String> unknownDocuments(String text) {
        return DOCUMENT_NAME
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !repository.hasFileNamed(name));
    }

    private boolean leadsSomewhere(String target) {
        var mark = target.indexOf('#');
        var path = mark < 0 ? target : target.substring(0, mark);
        return repository.has(path) && (mark < 0 || repository.hasHeading(path, target.substring(mark + 1)));
    }
}
