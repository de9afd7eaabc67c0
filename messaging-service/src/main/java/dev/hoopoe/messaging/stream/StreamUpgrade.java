package dev.hoopoe.messaging.stream;

import dev.hoopoe.messaging.realtime.OpenSockets;
import dev.hoopoe.messaging.realtime.SocketTokens;
import dev.hoopoe.messaging.realtime.SocketTokens.Verified;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets staff through, and nobody else. */
@ApplicationScoped
class StreamUpgrade implements HttpUpgradeCheck {

    static final TypedKey<Verified> READER = new TypedKey<>("reader");
    static final TypedKey<MultiMap> PARAMETERS = new TypedKey<>("parameters");

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final SocketTokens tokens;
    private final OpenSockets sockets;

    StreamUpgrade(SocketTokens tokens, OpenSockets sockets) {
        this.tokens = tokens;
        this.sockets = sockets;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(StreamSocket.ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var token = SocketTokens.in(context.httpRequest());
        if (token == null) {
            return Uni.createFrom().item(sockets.refuse(UNAUTHENTICATED, "token"));
        }
        return tokens.verify(token)
                .map(verified -> verified.map(reader -> admit(context, reader))
                        .orElseGet(() -> sockets.refuse(UNAUTHENTICATED, "token")))
                .onFailure()
                .recoverWithItem(() -> sockets.refuse(UNAVAILABLE, "keys"));
    }

    private CheckResult admit(HttpUpgradeContext context, Verified reader) {
        if (!reader.caller().isStaff()) {
            return sockets.refuse(FORBIDDEN, "role");
        }
        context.userData().put(READER, reader);
        context.userData().put(PARAMETERS, context.httpRequest().params());
        return sockets.admit(context, reader.caller().accountId());
    }
}
