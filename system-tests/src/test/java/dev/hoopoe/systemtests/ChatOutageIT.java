package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A chat goes on, each message once, while processes that carry it are killed and restarted. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class ChatOutageIT {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Suite suite;
    private final ApiClient anybody;
    private final List<String> said = new ArrayList<>();

    ChatOutageIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @AfterEach
    void backToOneReplica() {
        suite.scale("messaging", 1);
        suite.awaitReady(READY_WITHIN);
    }

    @Test
    void chatOutlivesEachReplicaOfItsServiceAndTheGateway() throws IOException {
        var desk = ChatDesk.open(anybody, suite.gatewayUrl());
        suite.scale("messaging", 2);
        try (var page = Chromium.start()) {
            page.open(desk.shop("widget"));
            page.openChat(".Papercups-toggleButtonContainer button");
            say("There is smoke.", page);
            desk.awaitTexts(said.toArray(String[]::new));

            for (var replica : suite.replicas("messaging")) {
                suite.kill(replica);
                talk("after the end of " + replica, desk, page);
            }
            suite.part("gateway").stop();
            say("Are you still there?", page);
            suite.part("gateway").start();
            talk("after the restart of the gateway", desk, page);

            assertEquals(said, shown(page));
            assertEquals(List.of(), page.errors());
        }
    }

    private void talk(String when, ChatDesk desk, Chromium page) {
        say("Visitor " + when, page);
        suite.awaitReady(READY_WITHIN);
        desk.awaitTexts(said.toArray(String[]::new));
        said.add("Agent " + when);
        desk.reply("Agent " + when);
        page.awaitText("Agent " + when, "#log", Chromium.CHAT);
    }

    private void say(String text, Chromium page) {
        page.type(text);
        page.press("Enter");
        said.add(text);
    }

    private static List<String> shown(Chromium page) {
        var bodies = "[...document.querySelectorAll('#log article .body')].map((body) => body.innerText)";
        return NodeClient.texts(page.evaluate(bodies, Chromium.CHAT));
    }
}
