package dev.hoopoe.gateway.page;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.answer.Answers;
import dev.hoopoe.gateway.dialect.Dialects;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The files behind {@code /}, {@code /docs}, the dialects' own {@code /docs}, and Netia's chat; read once, at the first
 * request.
 */
@ApplicationScoped
public class StaticPages {

    private final Answers answers;
    private final Map<String, StaticPage> pages = new HashMap<>();

    StaticPages(Answers answers, Dialects dialects) {
        this.answers = answers;
        pages.put(
                "/",
                StaticPage.read("pages/index.html", StaticPage.HTML)
                        .filled(Map.of("dialects", cards(dialects.served()))));
        pages.put("/pages/hoopoe.css", StaticPage.read("pages/hoopoe.css", StaticPage.STYLE));
        pages.put("/pages/index.js", StaticPage.read("pages/index.js", StaticPage.SCRIPT));
        var docs = StaticPage.read("pages/docs.html", StaticPage.HTML);
        var files = filesOfExplorer();
        for (var dialect : dialects.served()) {
            var base = dialect.basePath();
            pages.put(base + "/docs", docs.filled(Map.of("base", base)));
            files.forEach((name, file) -> pages.put(base + "/pages/" + name, file));
        }
        if (dialects.served().contains(Dialect.of(ChatPages.DIALECT))) {
            pages.putAll(ChatPages.all());
        }
    }

    /** Answers the request with the page at this path. */
    public Optional<Runnable> at(String path, HttpServerRequest request) {
        return Optional.ofNullable(pages.get(path)).map(page -> () -> send(page, request));
    }

    private static Map<String, StaticPage> filesOfExplorer() {
        var explorer = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
        return Map.of(
                "docs.js", StaticPage.read("pages/docs.js", StaticPage.SCRIPT),
                "hoopoe.svg", StaticPage.read("pages/hoopoe.svg", "image/svg+xml"),
                "swagger-ui.css", StaticPage.read(explorer + "swagger-ui.css", StaticPage.STYLE),
                "swagger-ui-bundle.js", StaticPage.read(explorer + "swagger-ui-bundle.js", StaticPage.SCRIPT));
    }

    /** Links for the landing page. */
    static String cards(List<Dialect> served) {
        return served.stream()
                .filter(dialect -> !dialect.isNative())
                .map(dialect -> StaticPage.read("pages" + dialect.basePath() + "/card.html", StaticPage.HTML))
                .map(card -> card.content().toString())
                .collect(Collectors.joining());
    }

    private static String swaggerUiVersion() {
        var about = new Properties();
        var text = StaticPage.read("META-INF/maven/org.webjars/swagger-ui/pom.properties", "text/plain");
        try {
            about.load(new StringReader(text.content().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version");
    }

    private void send(StaticPage page, HttpServerRequest request) {
        var isPacked = Gzip.isAccepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var etag = isPacked ? page.packedEtag() : page.etag();
        request.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        request.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", page.policy())
                .putHeader("Referrer-Policy", "no-referrer");
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            answers.succeedWithoutContent(request, 304);
        } else if (isPacked) {
            request.response().putHeader(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
            answers.sendText(request, page.type(), page.packed());
        } else {
            answers.sendText(request, page.type(), page.content());
        }
    }
}
