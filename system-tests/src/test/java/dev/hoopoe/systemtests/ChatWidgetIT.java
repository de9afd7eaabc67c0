package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Visitors chat on pages of other sites, with the published clients as they are and with the desk's own button (contract Netia, section 7). */
@ExtendWith(RunningSuite.class)
class ChatWidgetIT {

    private static final String BUTTON = ".Papercups-toggleButtonContainer button";
    private static final String OWN_BUTTON = ">>> button[aria-label^='Open the chat']";

    private final Suite suite;
    private final ApiClient anybody;
    private ChatDesk desk;

    ChatWidgetIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void openDesk() {
        desk = ChatDesk.open(anybody, suite.gatewayUrl());
    }

    @Test
    void visitorChatsWithThePublishedWidget() throws IOException {
        desk.changeWidget(Map.of("greeting", "How can we help?", "show_agent_availability", true));
        try (var page = Chromium.start();
                var agent = PhoenixInNode.ofVersion("1.8", suite.gatewayUrl())) {
            page.look(1_000, 800, "light");
            page.open(desk.shop("widget"));
            page.openChat(BUTTON);
            page.awaitText("How can we help?", "#log", Chromium.CHAT);
            page.awaitText("away", "#availability", Chromium.CHAT);
            comeOnline(agent);
            page.awaitText("online", "#availability", Chromium.CHAT);

            page.type("There is smoke.");
            page.press("Enter");
            desk.awaitTexts("There is smoke.");
            desk.reply("Step away from it.");

            page.awaitText("Step away from it.", "#log", Chromium.CHAT);
            assertEquals(
                    List.of("loaded", "opened", "sent There is smoke.", "received Step away from it."),
                    NodeClient.texts(page.evaluate("window.told", Chromium.PAGE)));
            page.awaitTrue("localStorage.__PAPERCUPS____CUSTOMER_ID__", Chromium.PAGE);
            desk.account()
                    .api()
                    .get("/netia/api/customers")
                    .body("data[0].name", equalTo("Ada"))
                    .body("data[0].metadata.plan", equalTo("pro"));
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void visitorWhoComesBackFindsTheConversationAndWhatIsNew() throws IOException {
        try (var page = Chromium.start()) {
            page.look(1_000, 800, "light");
            page.open(desk.shop("widget"));
            page.openChat(BUTTON);
            page.type("There is smoke.");
            page.press("Enter");
            desk.awaitTexts("There is smoke.");
            page.click("#close", Chromium.CHAT);
            desk.reply("Are you there?");

            page.awaitText("Are you there?", "#peek", Chromium.CHAT);
            page.click("#peek", Chromium.CHAT);
            page.awaitText("Are you there?", "#log", Chromium.CHAT);

            page.reload();
            page.click(BUTTON, Chromium.PAGE);
            page.awaitText("There is smoke.", "#log", Chromium.CHAT);
            page.awaitText("Are you there?", "#log", Chromium.CHAT);
        }
    }

    @Test
    void visitorChatsWithThePublishedLibrary() throws IOException {
        try (var page = Chromium.start();
                var agent = PhoenixInNode.ofVersion("1.8", suite.gatewayUrl())) {
            page.open(desk.shop("browser"));
            comeOnline(agent);
            page.awaitTrue("window.present?.length === 1", Chromium.PAGE);

            page.evaluate("chat.sendNewMessage({ body: 'There is smoke.' })", Chromium.PAGE);
            desk.awaitTexts("There is smoke.");
            desk.reply("Step away from it.");

            page.awaitTrue("messages.includes('Step away from it.')", Chromium.PAGE);
            page.evaluate("chat.sendNewMessage({ body: 'I did.' })", Chromium.PAGE);
            desk.awaitTexts("There is smoke.", "Step away from it.", "I did.");
            page.awaitTrue(
                    "messages.length === 3 && chat.messages.every(({ created_at }) => created_at)", Chromium.PAGE);
            assertEquals(List.of(), page.errors());
        }
    }

    @Test
    void visitorChatsByTheDesksOwnButton() throws IOException {
        try (var page = Chromium.start()) {
            page.look(1_000, 800, "dark");
            page.open(desk.page("demo"));
            page.openChat(OWN_BUTTON);
            page.type("There is smoke.");
            page.press("Enter");
            desk.awaitTexts("There is smoke.");
            page.press("Escape");
            desk.reply("Step away from it.");

            page.awaitText("Step away from it.", "#peek", Chromium.CHAT);
            page.click(OWN_BUTTON, Chromium.PAGE);
            page.awaitText("Step away from it.", "#log", Chromium.CHAT);
            assertEquals(List.of(), page.errors());
        }
    }

    private void comeOnline(PhoenixInNode agent) {
        agent.connect("agent", Map.of("token", desk.account().api().token()));
        agent.join("agent", "notification:" + desk.account().id(), Map.of());
    }
}
