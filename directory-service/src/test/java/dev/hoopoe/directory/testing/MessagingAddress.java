package dev.hoopoe.directory.testing;

import dev.hoopoe.local.process.LoopbackPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Where messaging-service would listen; a test that needs it opens {@link MessagingNeighbour} there. */
public final class MessagingAddress implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "hoopoe.messaging.url";

    @Override
    public Map<String, String> start() {
        return Map.of(KEY, "http://127.0.0.1:" + LoopbackPort.free());
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
