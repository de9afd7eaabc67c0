package dev.hoopoe.gateway.framing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.framing.FramedPorts.Framed;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;

class FramedPortsTest {

    private static final SocketAddress PROXY = new InetSocketAddress("10.1.0.7", 4711);
    private static final SocketAddress CLIENT = new InetSocketAddress("203.0.113.9", 4711);

    private final Framed framed = new Framed(
            Limits.usual(), new AddressCounts(1), PROXY::equals, new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));

    @Test
    void addressHoldsNoMoreConnectionsThanTheLimit() {
        var first = new ConnectionFrom(CLIENT);

        assertTrue(framed.admit(first));
        assertFalse(framed.admit(new ConnectionFrom(CLIENT)));
        first.close().syncUninterruptibly();
        assertTrue(framed.admit(new ConnectionFrom(CLIENT)));
    }

    @Test
    void connectionsOfATrustedProxyAreNotCounted() {
        assertTrue(framed.admit(new ConnectionFrom(PROXY)));
        assertTrue(framed.admit(new ConnectionFrom(PROXY)));
    }

    private static final class ConnectionFrom extends EmbeddedChannel {

        private final SocketAddress address;

        ConnectionFrom(SocketAddress address) {
            this.address = address;
        }

        @Override
        public SocketAddress remoteAddress() {
            return address;
        }
    }
}
