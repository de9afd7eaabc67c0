package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.process.InstalledPrograms;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A page in headless Chromium, next to a shop of another origin that has Netia's published clients on its pages. */
final class Chromium implements AutoCloseable {

    /** The chat's frame on a page that embeds it. */
    static final String CHAT = "/netia/chat";

    /** The page itself, not a frame on it. */
    static final String PAGE = "";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final NodeClient node;

    private Chromium(NodeClient node) {
        this.node = node;
    }

    /** Skips the test where it is missing. */
    static Chromium start() throws IOException {
        var program = NAMES.stream().filter(InstalledPrograms::has).findFirst();
        assumeTrue(program.isPresent(), "Netia's chat is not tried in a browser: Chromium is not installed");
        var folder = NodeClient.OUTPUT.resolve(UUID.randomUUID().toString());
        return new Chromium(NodeClient.run("chromium.mjs", program.get(), folder.toString()));
    }

    /** An address of a desk, or of the shop: {@link #shop}. */
    void open(String url) {
        node.call("open", Map.of("url", url));
    }

    /** The shop's page with the client: {@code widget} or {@code browser}. */
    static String shop(String client, String account, String gateway) {
        var desk = URLEncoder.encode(gateway + "/netia", StandardCharsets.UTF_8);
        return "/" + client + "?token=" + account + "&desk=" + desk;
    }

    void reload() {
        node.call("reload", Map.of());
    }

    void look(int width, int height, String scheme) {
        node.call("look", Map.of("width", width, "height", height, "scheme", scheme));
    }

    /** Presses the button of the widget, and waits until the chat is open and can be written in. */
    void openChat(String button) {
        click(button, PAGE);
        awaitTrue("!document.getElementById('chat').inert", CHAT);
        click("#text", CHAT);
    }

    void click(String selector, String frame) {
        node.call("click", Map.of("selector", selector, "within", frame));
    }

    void type(String text) {
        node.call("type", Map.of("text", text));
    }

    void press(String... keys) {
        Stream.of(keys).forEach(key -> node.call("press", Map.of("key", key)));
    }

    void choose(String selector, Path file) {
        node.call("choose", Map.of("selector", selector, "file", file.toString()));
    }

    void awaitText(String text, String selector, String frame) {
        node.call("awaitText", Map.of("text", text, "selector", selector, "within", frame));
    }

    void awaitTrue(String script, String frame) {
        node.call("awaitTrue", Map.of("script", script, "within", frame));
    }

    JsonNode evaluate(String script, String frame) {
        return node.call("evaluate", Map.of("script", script, "within", frame));
    }

    /** Names by role, of all that a screen reader finds on the page. */
    Map<String, List<String>> accessibleNames() {
        var names = new HashMap<String, List<String>>();
        collect(node.call("accessibility", Map.of()), names);
        return names;
    }

    private static void collect(JsonNode element, Map<String, List<String>> names) {
        names.merge(
                element.path("role").asText(),
                List.of(element.path("name").asText()),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        element.path("children").forEach(child -> collect(child, names));
    }

    /** What scripts threw, and what the page's policy refused. */
    List<String> errors() {
        return NodeClient.texts(node.call("errors", Map.of()));
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
