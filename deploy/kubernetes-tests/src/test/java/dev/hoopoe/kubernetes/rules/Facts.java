package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the sources say of the services. */
final class Facts {

    static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");
    static final List<String> DATABASE_SERVICES = List.of("auth", "directory", "ticket", "messaging");

    /** The key of an address, a client of a neighbour, or the address itself. */
    private static final Pattern ADDRESS =
            Pattern.compile("hoopoe\\.(SERVICE)\\.url|peers\\.(SERVICE)\\(|\\.(SERVICE)Urls?\\(\\)"
                    .replace("SERVICE", "auth|directory|ticket|messaging"));

    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.group\\.id");

    private static final Pattern VERSION = Pattern.compile("(?m)^  <version>(.*?)(-SNAPSHOT)?</version>$");

    private static final Map<String, Properties> PROPERTIES = new ConcurrentHashMap<>();
    private static final Map<String, List<Source>> SOURCES = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> NEIGHBOURS = new ConcurrentHashMap<>();

    private Facts() {}

    /** A topic of {@code topics.properties}: its producers and its consumers, a service or {@code feed}. */
    record Topic(String name, int partitions, List<String> producers, List<String> consumers) {}

    /** A consumer group, the service it belongs to and the topics it reads. */
    record Group(String name, String service, List<String> topics) {}

    /** The module of a service, such as {@code ticket-service}. */
    static String module(String service) {
        return service.equals("gateway") ? service : service + "-service";
    }

    /** A source or a file of properties, and the name of the folder it is in. */
    record Source(String folder, String text) {}

    /** The release that the project is going to be, which is the tag of its images. */
    static String release() {
        var version = VERSION.matcher(read(Overlay.ROOT.resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml has no version");
        }
        return version.group(1);
    }

    /** The port for requests, from the service's own properties. */
    static int port(String service) {
        return Integer.parseInt(properties(service).getProperty("quarkus.http.port"));
    }

    static Properties properties(String service) {
        return PROPERTIES.computeIfAbsent(
                service,
                unused -> load(
                        Overlay.ROOT.resolve(module(service)).resolve("src/main/resources/application.properties")));
    }

    /** The services that this one's code has an address of. */
    static Set<String> neighbours(String service) {
        return NEIGHBOURS.computeIfAbsent(service, Facts::readNeighbours);
    }

    private static Set<String> readNeighbours(String service) {
        var own = sources(module(service)).stream().map(Source::text);
        // What reads the addresses of any service is not yet a call.
        var shared = sources("common").stream()
                .filter(source -> !source.folder().matches("peer|restclient"))
                .map(Source::text);
        var found = Stream.concat(own, service.equals("gateway") ? Stream.empty() : shared)
                .flatMap(text -> ADDRESS.matcher(text).results())
                .flatMap(match -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        found.remove(service);
        return found;
    }

    /** Whether a gateway looks for the others, with which it shares quotas. */
    static boolean gatewaysShareQuotas() {
        return sources("gateway").stream().anyMatch(source -> source.text().contains("gatewayUrls()"));
    }

    static List<Topic> topics() {
        var lines =
                load(Overlay.ROOT.resolve("deploy/local/src/main/resources/dev/hoopoe/local/kafka/topics.properties"));
        return lines.stringPropertyNames().stream()
                .map(name -> {
                    var words = Arrays.asList(lines.getProperty(name).trim().split("\\s+", -1));
                    return new Topic(
                            name,
                            Integer.parseInt(words.get(0)),
                            List.of(words.get(1).split(",", -1)),
                            words.subList(2, words.size()));
                })
                .toList();
    }

    static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (var service : DATABASE_SERVICES) {
            var properties = properties(service);
            for (var name : properties.stringPropertyNames()) {
                var match = INCOMING.matcher(name);
                if (match.matches()) {
                    var channel = "mp.messaging.incoming." + match.group(1);
                    var topics =
                            properties.getProperty(channel + ".topics", properties.getProperty(channel + ".topic"));
                    groups.add(new Group(properties.getProperty(name), service, List.of(topics.split(",", -1))));
                }
            }
        }
        return groups;
    }

    /** The Java sources and properties of a module, without its tests. */
    static List<Source> sources(String module) {
        return SOURCES.computeIfAbsent(module, Facts::readSources);
    }

    private static List<Source> readSources(String module) {
        try (Stream<Path> files = Files.walk(Overlay.ROOT.resolve(module).resolve("src/main"))) {
            return files.filter(file -> file.toString().matches(".*[.](java|properties)"))
                    .map(file -> new Source(file.getParent().getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All key-value pairs of a section of {@code docs/configuration.md}: key and default. */
    static Map<String, String> documentedKeys(String section) {
        var text = read(Overlay.ROOT.resolve("docs/configuration.md"));
        var begin = text.indexOf("\n## " + section + "\n");
        var end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0].replaceAll("[|` ]", ""), cells -> cells[2], (one, two) -> one, TreeMap::new));
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
