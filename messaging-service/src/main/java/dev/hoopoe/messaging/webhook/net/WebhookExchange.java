package dev.hoopoe.messaging.webhook.net;

import dev.hoopoe.messaging.webhook.net.Answer.Ending;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLException;

/** One request and its answer, of whose body only the beginning is read. */
final class WebhookExchange {

    /** Bytes of an answer that are read at most. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int EXCERPT_BYTES = 1_024;

    private final Promise<Answer> ended;
    private HttpClientRequest request;
    private HttpClientResponse response;
    private final Buffer beginning = Buffer.buffer();
    private long read;
    private boolean timedOut;

    WebhookExchange(Promise<Answer> ended) {
        this.ended = ended;
    }

    /** Host and port of the URL are used in the request and in TLS; the connection goes to the address that was checked. */
    void begin(HttpClient client, Target target, Map<String, String> headers, Buffer body) {
        var url = target.url();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.path())
                .setServer(SocketAddress.inetSocketAddress(
                        url.port(), target.address().getHostAddress()))
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, url.authority());
        headers.forEach(options::putHeader);
        client.request(options)
                .compose(started -> send(started, body))
                .onSuccess(this::receive)
                .onFailure(this::fail);
    }

    private synchronized io.vertx.core.Future<HttpClientResponse> send(HttpClientRequest started, Buffer body) {
        request = started;
        if (timedOut) {
            started.reset();
        }
        return started.send(body);
    }

    private synchronized void receive(HttpClientResponse answer) {
        response = answer;
        answer.handler(this::read);
        answer.endHandler(end -> finish());
        // An answer that breaks off has answered.
        answer.exceptionHandler(failure -> finish());
    }

    private synchronized void read(Buffer part) {
        read += part.length();
        if (beginning.length() < EXCERPT_BYTES) {
            beginning.appendBuffer(part, 0, Math.min(part.length(), EXCERPT_BYTES - beginning.length()));
        }
        if (read > MAX_BYTES) {
            finish();
            request.reset();
        }
    }

    /** With a status, the answer counts, however much of its body was still to come. */
    synchronized void timeOut() {
        timedOut = true;
        if (response == null) {
            ended.tryComplete(Answer.without(Ending.TIMED_OUT, "No answer in time"));
        } else {
            finish();
        }
        if (request != null) {
            request.reset();
        }
    }

    private synchronized void finish() {
        ended.tryComplete(new Answer(
                Ending.ANSWERED,
                response.statusCode(),
                response.getHeader(HttpHeaders.RETRY_AFTER),
                beginning.toString(StandardCharsets.UTF_8),
                null));
    }

    private void fail(Throwable failure) {
        ended.tryComplete(Answer.without(Ending.UNREACHABLE, reason(failure)));
    }

    /** Never the exception's message, which may reveal what is behind an address. */
    private static String reason(Throwable failure) {
        if (failure instanceof SSLException) {
            return "No trustworthy TLS connection";
        }
        return failure instanceof ConnectException ? "No connection" : "The connection broke off before an answer";
    }
}
