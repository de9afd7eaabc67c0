package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The chat as a page of its own, on a phone (contract Netia, N-34). */
@ExtendWith(RunningSuite.class)
class ChatPageIT {

    private static final int MOST_TABS = 12;

    /** One pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Suite suite;
    private final ApiClient anybody;
    private ChatDesk desk;

    @TempDir
    private Path folder;

    ChatPageIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void openDesk() {
        // The name by which links to files begin: the page shows images of its own origin alone.
        desk = ChatDesk.open(anybody, suite.gatewayUrl().replace("127.0.0.1", "localhost"));
    }

    @Test
    void visitorChatsByKeyboardAlone() throws IOException {
        desk.changeWidget(Map.of("require_email_upfront", true));
        try (var page = phone()) {
            page.type("ada@example.com");
            tabTo("text", page);
            page.type("There is smoke.");
            tabTo("send", page);
            page.press("Space");
            desk.awaitTexts("There is smoke.");
            desk.account()
                    .api()
                    .get("/netia/api/customers?email=ada@example.com")
                    .statusCode(200);

            var replies =
                    List.of(Map.of("text", "It is", "action", "yes"), Map.of("text", "It is not", "action", "no"));
            desk.send("Is it warm?", Map.of("quick_replies", replies));
            page.awaitText("It is not", "#replies", Chromium.PAGE);
            tabTo("It is", page);
            page.press("Enter");

            desk.awaitTexts("There is smoke.", "Is it warm?", "It is");
            page.awaitTrue("document.activeElement.id === 'text'", Chromium.PAGE);
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void screenReadersFindMessagesAndWhereToWrite() throws IOException {
        desk.changeWidget(Map.of("title", "Acme", "greeting", "How can we help?"));
        try (var page = phone()) {
            page.awaitText("How can we help?", "#log", Chromium.PAGE);
            var names = page.accessibleNames();

            assertEquals(List.of("Acme"), names.get("heading"));
            assertEquals(List.of("Messages"), names.get("log"));
            assertEquals(List.of("Message"), names.get("textbox"));
            assertEquals(List.of("Attach files", "Send"), names.get("button"));
            assertTrue(names.get("StaticText").contains("How can we help?"), names.toString());
        }
    }

    @Test
    void whatIsWrittenIsShownAsTextAndAddressesAsLinks() throws IOException {
        try (var page = phone()) {
            page.awaitTrue("!document.getElementById('log').hasAttribute('aria-busy')", Chromium.PAGE);
            page.type("<b>There</b> is smoke.");
            page.press("Enter");
            desk.awaitTexts("<b>There</b> is smoke.");
            desk.reply("<img src=x onerror=alert(1)> See https://example.com/smoke.");

            page.awaitText("<img src=x onerror=alert(1)> See https://example.com/smoke.", "#log", Chromium.PAGE);
            assertEquals(
                    0,
                    page.evaluate("document.querySelectorAll('#log img, #log b').length", Chromium.PAGE)
                            .intValue());
            assertEquals(
                    "https://example.com/smoke noopener noreferrer",
                    page.evaluate(
                                    "(({ href, rel }) => `${href} ${rel}`)(document.querySelector('#log a'))",
                                    Chromium.PAGE)
                            .textValue());
        }
    }

    @Test
    void visitorSendsAFileAndSeesIt() throws IOException {
        var file = Files.write(folder.resolve("smoke.png"), Base64.getDecoder().decode(PNG));
        try (var page = phone()) {
            page.choose("#file", file);
            page.awaitText("smoke.png", "#chosen", Chromium.PAGE);
            page.type("See for yourself.");
            page.press("Enter");

            desk.awaitTexts("See for yourself.");
            page.awaitTrue(
                    "document.querySelector('#log a img[alt=\"smoke.png\"]')?.naturalWidth === 1", Chromium.PAGE);
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void visitorOfThePageComesBackToTheConversation() throws IOException {
        try (var page = phone()) {
            page.type("There is smoke.");
            page.press("Enter");
            desk.awaitTexts("There is smoke.");

            page.reload();

            page.awaitText("There is smoke.", "#log", Chromium.PAGE);
        }
    }

    @Test
    void pageWithoutAnAccountSaysWhatIsMissing() throws IOException {
        try (var page = Chromium.start()) {
            page.open(suite.gatewayUrl() + "/netia/chat?token=nowhere");

            page.awaitText("it needs ?token= and the id of one", "#notice", Chromium.PAGE);
        }
    }

    /** The page, ready to be written in. */
    private Chromium phone() throws IOException {
        var page = Chromium.start();
        page.look(390, 780, "dark");
        page.open(desk.page("chat"));
        page.awaitTrue("['text', 'email'].includes(document.activeElement.id)", Chromium.PAGE);
        return page;
    }

    /** Presses the tabulator until the element with this id or text has the focus. */
    private static void tabTo(String name, Chromium page) {
        var focused = "document.activeElement.id || document.activeElement.innerText";
        for (var pressed = 0; pressed < MOST_TABS; pressed++) {
            if (name.equals(page.evaluate(focused, Chromium.PAGE).asText())) {
                return;
            }
            page.press("Tab");
        }
        throw new AssertionError("The keyboard does not lead to " + name);
    }
}
