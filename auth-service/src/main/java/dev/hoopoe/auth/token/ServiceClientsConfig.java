package dev.hoopoe.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** Services that may request a token of their own, by name. */
@ConfigMapping(prefix = "hoopoe.service-clients")
public interface ServiceClientsConfig {

    /** The clients by name, such as {@code directory}. */
    @WithParentName
    Map<String, ServiceClient> clients();

    /** One service. */
    interface ServiceClient {

        /** The client secret; without one the service gets no token. */
        Optional<String> secret();

        /** The client secret before it was changed, accepted too until every process of the service has the new one. */
        Optional<String> formerSecret();
    }
}
