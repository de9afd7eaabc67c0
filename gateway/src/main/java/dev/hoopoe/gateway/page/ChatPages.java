package dev.hoopoe.gateway.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Netia's chat page with its modules, the button that embeds it, and a page with that button (contract Netia, N-34). */
final class ChatPages {

    static final String DIALECT = "netia";

    /** The page talks to nobody but the desk that served it, sockets included, and any page may embed it. */
    private static final String EMBEDDABLE = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

    /** Embeds the chat, and sends its form to itself. */
    private static final String DEMO = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final List<String> MODULES = List.of(
            "chat.js",
            "conversation.js",
            "desk.js",
            "host.js",
            "messages.js",
            "options.js",
            "phoenix.js",
            "presence.js",
            "text.js",
            "view.js");

    private static final String BASE = "/" + DIALECT;

    private ChatPages() {}

    /** By path. */
    static Map<String, StaticPage> all() {
        var pages = new HashMap<String, StaticPage>();
        pages.put(BASE + "/chat", read("/chat.html", StaticPage.HTML).withPolicy(EMBEDDABLE));
        pages.put(BASE + "/chat/chat.css", read("/chat/chat.css", StaticPage.STYLE));
        for (var module : MODULES) {
            pages.put(BASE + "/chat/" + module, read("/chat/" + module, StaticPage.SCRIPT));
        }
        pages.put(BASE + "/widget.js", read("/widget.js", StaticPage.SCRIPT));
        pages.put(BASE + "/demo", read("/demo.html", StaticPage.HTML).withPolicy(DEMO));
        pages.put(BASE + "/demo/demo.css", read("/demo/demo.css", StaticPage.STYLE));
        pages.put(BASE + "/demo/demo.js", read("/demo/demo.js", StaticPage.SCRIPT));
        pages.put(BASE + "/pages/hoopoe.css", StaticPage.read("pages/hoopoe.css", StaticPage.STYLE));
        return pages;
    }

    private static StaticPage read(String file, String type) {
        return StaticPage.read("pages" + BASE + file, type);
    }
}
