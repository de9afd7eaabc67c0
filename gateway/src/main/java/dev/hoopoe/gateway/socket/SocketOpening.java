package dev.hoopoe.gateway.socket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.clientip.ClientOrigin;
import dev.hoopoe.gateway.framing.AddressCounts;
import dev.hoopoe.gateway.framing.ProtocolSwitch;
import dev.hoopoe.gateway.framing.RequestFraming;
import dev.hoopoe.gateway.proxy.ForwardedRequest;
import dev.hoopoe.gateway.proxy.HeaderRules;
import dev.hoopoe.gateway.proxy.ReplicaAttempts;
import dev.hoopoe.gateway.proxy.ResponseTimer;
import dev.hoopoe.gateway.proxy.UpstreamClients;
import dev.hoopoe.gateway.replica.Replica;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

/**
 * A handshake on its way to a service. Until the service accepts it nothing is sent to the client, so that another replica can
 * be asked. Runs on the event loop of the client's connection.
 */
final class SocketOpening {

    private static final Logger LOG = Logger.getLogger(SocketOpening.class);
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpServerRequest request;
    private final Handshake handshake;
    private final ForwardedRequest forwarded;
    private final Sockets sockets;
    private final ClientOrigin origin;
    private final String address;
    private final ReplicaAttempts attempts;
    private final ResponseTimer timer;

    private HttpClientRequest upstream;
    private boolean hasPlace;
    private boolean settled;

    SocketOpening(HttpServerRequest request, Handshake handshake, ForwardedRequest forwarded, Sockets sockets) {
        this.request = request;
        this.handshake = handshake;
        this.forwarded = forwarded;
        this.sockets = sockets;
        this.origin = sockets.clientAddresses().of(request);
        this.address = AddressCounts.keyOf(origin.address());
        this.attempts = new ReplicaAttempts(forwarded.upstream(), sockets.replicas());
        this.timer = new ResponseTimer(sockets.vertx(), sockets.responseTimeout(), this::timedOut);
    }

    void start() throws Refusal {
        if (!request.response().closed()) {
            sockets.open().acquire(address);
            hasPlace = true;
            open();
        }
    }

    /** Called when the client has its answer, or is gone. */
    void end() {
        timer.cancel();
        attempts.end();
        if (!settled) {
            settle();
        }
    }

    /** The handshake has failed. */
    private void settle() {
        settled = true;
        timer.cancel();
        if (hasPlace) {
            sockets.open().release(address);
        }
        if (upstream != null) {
            upstream.connection().close();
        }
    }

    private void open() {
        attempts.next().ifPresentOrElse(this::open, () -> unreachable(UpstreamClients.noReplica(forwarded.upstream())));
    }

    private void open(Replica replica) {
        sockets.clients()
                .openSocket(replica, forwarded.route(), forwarded.uri())
                .onSuccess(this::send)
                .onFailure(this::tryAnotherReplica);
    }

    private void tryAnotherReplica(Throwable failure) {
        if (!settled && attempts.mayTryAnother()) {
            timer.cancel();
            attempts.end();
            open();
        } else {
            unreachable(failure);
        }
    }

    private void unreachable(Throwable failure) {
        LOG.debugf("No connection to %s: %s", forwarded.upstream().wireName(), failure.getMessage());
        refuse(new Refusal(ErrorKind.UNAVAILABLE, forwarded.upstream().wireName() + " is not available"));
    }

    private void send(HttpClientRequest opened) {
        upstream = opened;
        if (settled) {
            opened.connection().close();
            return;
        }
        HeaderRules.copyInward(request.headers(), opened.headers());
        forwarded.addTo(opened.headers(), request, origin);
        handshake.addTo(opened.headers());
        timer.start();
        opened.exceptionHandler(failure -> broken(opened, failure));
        opened.connect().onSuccess(answer -> answered(opened, answer)).onFailure(failure -> broken(opened, failure));
    }

    private void broken(HttpClientRequest opened, Throwable failure) {
        if (settled || opened != upstream) {
            return;
        }
        LOG.debugf("The handshake with %s broke: %s", forwarded.upstream().wireName(), failure.getMessage());
        upstream = null;
        attempts.unreachable();
        if (attempts.mayTryAnother()) {
            tryAnotherReplica(failure);
        } else {
            refuse(new Refusal(ErrorKind.BAD_GATEWAY, forwarded.upstream().wireName() + " gave no valid answer"));
        }
    }

    private void timedOut() {
        attempts.failed();
        refuse(new Refusal(ErrorKind.TIMED_OUT, forwarded.upstream().wireName() + " did not answer in time"));
    }

    private void answered(HttpClientRequest opened, HttpClientResponse answer) {
        if (settled || opened != upstream) {
            return;
        }
        timer.cancel();
        answer.exceptionHandler(failure -> LOG.debugf("The answer to a handshake broke: %s", failure.getMessage()));
        attempts.succeeded();
        attempts.end();
        if (answer.statusCode() != SWITCHING_PROTOCOLS) {
            relay(answer);
        } else if (handshake.isAcceptedBy(answer.headers())) {
            accept(answer);
        } else {
            refuse(new Refusal(ErrorKind.BAD_GATEWAY, forwarded.upstream().wireName() + " gave no valid answer"));
        }
    }

    /** The service refuses the handshake. */
    private void relay(HttpClientResponse answer) {
        sockets.open().metrics().refused("service");
        HeaderRules.copyHead(answer, request);
        answer.pipe()
                .endOnFailure(false)
                .to(request.response())
                .onFailure(broken -> request.connection().close());
    }

    private void accept(HttpClientResponse answer) {
        var early = RequestFraming.of(request.connection()).map(RequestFraming::spokeEarly);
        if (early.orElse(true)) {
            refuse(new Refusal(ErrorKind.INVALID, "A client must wait for the answer to its handshake"));
            return;
        }
        settled = true;
        handshake.answerTo(request, answer.headers());
        var service = ProtocolSwitch.end(answer);
        var client = ProtocolSwitch.end(request.response(), request.connection());
        sockets.join(client, service, address);
    }

    private void refuse(Refusal refusal) {
        if (!settled) {
            settle();
            sockets.refuse(request, refusal);
        }
    }
}
