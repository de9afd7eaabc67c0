package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.messaging.phoenix.FrameFormat;
import dev.hoopoe.messaging.realtime.OpenSockets;
import dev.hoopoe.messaging.realtime.SocketTokens;
import dev.hoopoe.messaging.realtime.SocketTokens.Verified;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets a handshake through or refuses it (contract Netia, section 5). */
@ApplicationScoped
class SocketUpgrade implements HttpUpgradeCheck {

    static final TypedKey<SocketCaller> CALLER = new TypedKey<>("caller");

    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final int MAX_ACCOUNT = 63;

    private final SocketTokens tokens;
    private final OpenSockets sockets;

    SocketUpgrade(SocketTokens tokens, OpenSockets sockets) {
        this.tokens = tokens;
        this.sockets = sockets;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(NetiaSocket.ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var format = FrameFormat.ofVersion(request.getParam("vsn"));
        if (format.isEmpty()) {
            return Uni.createFrom().item(sockets.refuse(FORBIDDEN, "version"));
        }
        var token = SocketTokens.in(request);
        if (token == null) {
            return Uni.createFrom().item(admit(context, caller(request, format.get(), null)));
        }
        return tokens.verify(token)
                .map(verified -> verified.map(Verified::caller)
                        .map(caller -> admit(context, caller(request, format.get(), caller)))
                        .orElseGet(() -> sockets.refuse(FORBIDDEN, "token")))
                .onFailure()
                .recoverWithItem(() -> sockets.refuse(UNAVAILABLE, "keys"));
    }

    private CheckResult admit(HttpUpgradeContext context, SocketCaller caller) {
        context.userData().put(CALLER, caller);
        return sockets.admit(context, caller.account());
    }

    private static SocketCaller caller(HttpServerRequest request, FrameFormat format, Caller token) {
        var bound = request.getHeader(Caller.ACCOUNT_HEADER);
        var account = token == null
                ? Optional.ofNullable(bound).orElseGet(() -> named(request.getParam("account_id")))
                : token.accountId();
        return new SocketCaller(format, token, bound, account);
    }

    /** The account that a page without a token names; it is not checked, since it opens nothing. */
    private static String named(String account) {
        return account == null || account.length() > MAX_ACCOUNT ? "" : account;
    }
}
