package dev.hoopoe.ticket.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.hoopoe.common.testing.LoopbackServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Stands in for messaging-service: keeps the files that the service stores in an account, and answers them. A test's own calls have
 * no token: PUT says how the account's calls are answered ({@link FileAnswers}), GET tells what there was.
 */
public final class FileNeighbour implements QuarkusTestResourceLifecycleManager {

    static final String SILENT = "silent";
    static final String TOGETHER = "together ";
    private static final String STATUS_AFTER = "([0-9]+) after ([0-9]+)";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private LoopbackServer server;

    /** A file that was stored, as the call described it. */
    private record Kept(Map<String, String> parameters, byte[] content) {}

    private static final class Account {

        private final Map<String, Kept> files = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostUnderWay = new AtomicInteger();
        private volatile String behaviour = "";
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private synchronized void behave(String asTold) {
            var calledTogether =
                    asTold.startsWith(TOGETHER) ? Integer.parseInt(asTold.substring(TOGETHER.length())) : 0;
            var former = gate;
            behaviour = asTold;
            gate = new CountDownLatch(calledTogether);
            while (former.getCount() > 0) {
                former.countDown();
            }
        }

        /** The status to answer; 0 for what is asked for. */
        private int refusal() {
            if (!behaviour.matches(STATUS_AFTER)) {
                return 0;
            }
            var after = Integer.parseInt(behaviour.replaceAll(STATUS_AFTER, "$2"));
            return calls.get() > after ? Integer.parseInt(behaviour.replaceAll(STATUS_AFTER, "$1")) : 0;
        }

        private void awaitOthers() throws IOException {
            var opening = gate;
            opening.countDown();
            try {
                if (!opening.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("Too few calls came together");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        private Map<String, Object> seen() {
            return Map.of(
                    "files",
                    files.values().stream().map(Kept::parameters).toList(),
                    "calls",
                    calls.get(),
                    "under_way",
                    underWay.get(),
                    "most_under_way",
                    mostUnderWay.get());
        }
    }

    @Override
    public Map<String, String> start() {
        server = LoopbackServer.start(this::answer);
        return Map.of("hoopoe.messaging.url", server.url());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestHeaders().getFirst("X-Hoopoe-Account");
            var account = accounts.computeIfAbsent(name, unknown -> new Account());
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                answerService(exchange, account);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                account.behave(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, MAPPER.writeValueAsBytes(account.seen()));
            }
        }
    }

    private static void answerService(HttpExchange exchange, Account account) throws IOException {
        account.calls.incrementAndGet();
        account.mostUnderWay.accumulateAndGet(account.underWay.incrementAndGet(), Math::max);
        try {
            var content = exchange.getRequestBody().readAllBytes();
            account.awaitOthers();
            if (account.behaviour.equals(SILENT)) {
                return;
            }
            if (account.refusal() > 0) {
                exchange.sendResponseHeaders(account.refusal(), -1);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                account.files.put(exchange.getRequestURI().getPath(), new Kept(parameters(exchange), content));
                exchange.sendResponseHeaders(204, -1);
            } else {
                var kept = account.files.get(exchange.getRequestURI().getPath());
                if (kept == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, kept.content());
                }
            }
        } finally {
            account.underWay.decrementAndGet();
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
