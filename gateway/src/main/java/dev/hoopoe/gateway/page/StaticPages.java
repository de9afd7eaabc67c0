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

/** The files behind {@code /}, {@code /docs} and the dialects' own {@code /docs}; read once, at the first request. */
@ApplicationScoped
public class StaticPages {

    /** Only resources of this origin; inline only styles, which Swagger UI sets on its elements. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final String HTML = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";

    private final Answers answers;
    private final Map<String, StaticPage> pages = new HashMap<>();

    StaticPages(Answers answers, Dialects dialects) {
        this.answers = answers;
        pages.put("/", StaticPage.read("pages/index.html", HTML).filled(Map.of("dialects", cards(dialects.served()))));
        pages.put("/pages/hoopoe.css", StaticPage.read("pages/hoopoe.css", STYLE));
        pages.put("/pages/index.js", StaticPage.read("pages/index.js", SCRIPT));
        var docs = StaticPage.read("pages/docs.html", HTML);
        var files = filesOfExplorer();
        for (var dialect : dialects.served()) {
            var base = dialect.basePath();
            pages.put(base + "/docs", docs.filled(Map.of("base", base)));
            files.forEach((name, file) -> pages.put(base + "/pages/" + name, file));
        }
    }

    /** Answers the request with the page at this path. */
    public Optional<Runnable> at(String path, HttpServerRequest request) {
        return Optional.ofNullable(pages.get(path)).map(page -> () -> send(page, request));
    }

    private static Map<String, StaticPage> filesOfExplorer() {
        var explorer = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
        return Map.of(
                "docs.js", StaticPage.read("pages/docs.js", SCRIPT),
                "hoopoe.svg", StaticPage.read("pages/hoopoe.svg", "image/svg+xml"),
                "swagger-ui.css", StaticPage.read(explorer + "swagger-ui.css", STYLE),
                "swagger-ui-bundle.js", StaticPage.read(explorer + "swagger-ui-bundle.js", SCRIPT));
    }

    /** Links for the landing page. */
    static String cards(List<Dialect> served) {
        return served.stream()
                .filter(dialect -> !dialect.isNative())
                .map(dialect -> StaticPage.read("pages" + dialect.basePath() + "/card.html", HTML))
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
        request.response()
                .putHeader(HttpHeaders.ETAG, page.etag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer");
        if (page.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            answers.succeedWithoutContent(request, 304);
        } else {
            answers.sendText(request, page.type(), page.content());
        }
    }
}
