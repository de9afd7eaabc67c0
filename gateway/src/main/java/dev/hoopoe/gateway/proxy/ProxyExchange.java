package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.clientip.ClientOrigin;
import dev.hoopoe.gateway.framing.AddressCounts;
import dev.hoopoe.gateway.framing.RequestFraming;
import dev.hoopoe.gateway.replica.Replica;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;

/**
 * One forwarded request and its response. Both are streamed with back-pressure, and when one side disconnects the
 * other is cancelled. Runs on one event loop.
 */
final class ProxyExchange {

    private static final Logger LOG = Logger.getLogger(ProxyExchange.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final ForwardedRequest forwarded;
    private final Proxy proxy;
    private final ClientOrigin client;
    private final String address;
    private final RequestBody body;
    private final ReplicaAttempts attempts;
    private final ResponseTimer timer;

    private HttpClientRequest upstream;
    private OpenStreams.Stream stream = OpenStreams.NONE;
    private boolean hasConnection;
    private boolean requestSent;
    private boolean answering;
    private boolean settled;

    ProxyExchange(HttpServerRequest request, ForwardedRequest forwarded, Proxy proxy) {
        this.request = request;
        this.response = request.response();
        this.forwarded = forwarded;
        this.proxy = proxy;
        this.client = proxy.clientAddresses().of(request);
        this.address = AddressCounts.keyOf(client.address());
        this.body = new RequestBody(request, proxy.allowance(forwarded, address), this::refuse);
        this.attempts = new ReplicaAttempts(forwarded.upstream(), proxy.replicas());
        this.timer = new ResponseTimer(proxy.vertx(), proxy.responseTimeout(), this::timedOut);
    }

    void start() {
        if (!body.isEmpty()) {
            request.exceptionHandler(gone -> end());
            RequestFraming.of(request.connection()).ifPresent(framing -> framing.onBrokenBody(this::refuseAndClose));
        }
        body.gather(this::acquireConnection);
    }

    private void acquireConnection() {
        proxy.acquireConnection(forwarded, address)
                .onSuccess(acquired -> {
                    hasConnection = true;
                    open();
                })
                .onFailure(this::connectFailed);
    }

    private void open() {
        if (settled) {
            releaseConnection();
            return;
        }
        attempts.next()
                .ifPresentOrElse(this::open, () -> connectFailed(UpstreamClients.noReplica(forwarded.upstream())));
    }

    private void open(Replica replica) {
        proxy.clients()
                .open(replica, forwarded.route(), request.method(), forwarded.uri())
                .onSuccess(this::send)
                .onFailure(this::tryAnotherReplica);
    }

    /** No byte of the request was sent, so another replica can take it, whatever its method. */
    private void tryAnotherReplica(Throwable failure) {
        if (!settled && attempts.mayTryAnother()) {
            attempts.end();
            open();
        } else {
            connectFailed(failure);
        }
    }

    private void releaseConnection() {
        attempts.end();
        if (hasConnection) {
            hasConnection = false;
            proxy.releaseConnection(forwarded, address);
        }
    }

    /** Called when the response is complete or the client has disconnected: cancels the request to the service. */
    void end() {
        timer.cancel();
        settled = true;
        body.stop();
        stream.close();
        if (upstream != null && !response.ended()) {
            upstream.reset();
        }
        releaseConnection();
    }

    private void send(HttpClientRequest opened) {
        upstream = opened;
        if (settled) {
            upstream.reset();
            return;
        }
        HeaderRules.copyInward(request.headers(), upstream.headers());
        forwarded.addTo(upstream.headers(), request, client);
        if (request.method().equals(HttpMethod.HEAD)) {
            // The end of a response to HEAD is not visible, so the connection is not reused.
            upstream.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        var keptOpen = proxy.clients().isKeptOpen(opened);
        opened.exceptionHandler(failure -> connectionFailed(opened, keptOpen, failure));
        opened.response()
                .onSuccess(answer -> relay(opened, answer))
                .onFailure(failure -> connectionFailed(opened, keptOpen, failure));
        body.sendTo(upstream, this::armTimer, this::requestSent);
    }

    private void refuseAndClose(Refusal refusal) {
        if (!response.headWritten()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        refuse(refusal);
        RequestFraming.of(request.connection()).ifPresent(RequestFraming::closeSoon);
    }

    private void requestSent() {
        requestSent = true;
        armTimer();
    }

    private void armTimer() {
        if (!answering) {
            timer.start();
        }
    }

    private void relay(HttpClientRequest opened, HttpClientResponse answer) {
        if (settled) {
            return;
        }
        answering = true;
        attempts.succeeded();
        timer.cancel();
        stream = proxy.streams().track(answer, lastText -> endStream(answer, lastText));
        answer.exceptionHandler(failure -> connectionFailed(opened, false, failure));
        answer.handler(chunk -> relayAnswerChunk(answer, chunk));
        answer.endHandler(ended -> finish(answer));
    }

    private void relayAnswerChunk(HttpClientResponse answer, Buffer chunk) {
        if (settled) {
            return;
        }
        writeHead(answer);
        stream.passed(chunk);
        response.write(chunk);
        if (response.writeQueueFull()) {
            answer.pause();
            response.drainHandler(drained -> answer.resume());
        }
    }

    /** Deferred until there is something to send, so that a failure before that can still become an error response. */
    private void writeHead(HttpClientResponse answer) {
        if (!response.headWritten()) {
            HeaderRules.copyHead(answer, request);
        }
    }

    private void finish(HttpClientResponse answer) {
        if (settled) {
            return;
        }
        settled = true;
        writeHead(answer);
        if (!requestSent) {
            upstream.reset();
        }
        proxy.unreadBody().discard(request);
        response.end();
    }

    /** This gateway stops and the service does not, or the other way round. */
    private void endStream(HttpClientResponse answer, Buffer lastText) {
        if (!settled) {
            writeHead(answer);
            response.write(lastText);
            finish(answer);
            upstream.reset();
        }
    }

    private void connectFailed(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            refuse(refusal);
            return;
        }
        LOG.debugf("No connection to %s: %s", forwarded.upstream().wireName(), failure.getMessage());
        refuse(new Refusal(ErrorKind.UNAVAILABLE, forwarded.upstream().wireName() + " is not available"));
    }

    private void timedOut() {
        if (!requestSent && !body.waitsForUpstream()) {
            // The client is slow, not the service; the connection's idle timeout applies.
            armTimer();
            return;
        }
        attempts.failed();
        refuse(new Refusal(ErrorKind.TIMED_OUT, forwarded.upstream().wireName() + " did not answer in time"));
    }

    /** A failure is reported in two ways; the first one counts. */
    private void connectionFailed(HttpClientRequest opened, boolean keptOpen, Throwable failure) {
        if (opened != upstream) {
            return;
        }
        if (!mayBeRepeated()) {
            responseFailed(failure);
        } else if (keptOpen && !answering && UpstreamClients.isClosing(failure)) {
            LOG.debugf(
                    "%s closed an idle connection; request repeated",
                    forwarded.upstream().wireName());
            prepareRepeat();
            open(attempts.current());
        } else if (attempts.mayTryAnother()) {
            LOG.debugf(
                    "%s failed before any of its response was passed on; request repeated on another replica",
                    forwarded.upstream().wireName());
            attempts.unreachable();
            prepareRepeat();
            attempts.end();
            open();
        } else {
            responseFailed(failure);
        }
    }

    private void prepareRepeat() {
        timer.cancel();
        stream.close();
        stream = OpenStreams.NONE;
        upstream = null;
        requestSent = false;
        answering = false;
    }

    private boolean mayBeRepeated() {
        return ForwardedRequest.isRepeatable(request) && body.isWhole() && !response.headWritten() && !settled;
    }

    private void responseFailed(Throwable failure) {
        if (settled) {
            return;
        }
        LOG.debugf("The exchange with %s broke: %s", forwarded.upstream().wireName(), failure.getMessage());
        attempts.failed();
        if (response.headWritten()) {
            if (!stream.breakOff()) {
                settled = true;
                upstream.reset();
                request.connection().close();
            }
        } else {
            refuse(new Refusal(ErrorKind.BAD_GATEWAY, forwarded.upstream().wireName() + " gave no valid answer"));
        }
    }

    private void refuse(Refusal refusal) {
        timer.cancel();
        if (settled) {
            return;
        }
        settled = true;
        body.stop();
        if (upstream != null) {
            upstream.reset();
        }
        proxy.answers().refuse(request, refusal);
    }
}
