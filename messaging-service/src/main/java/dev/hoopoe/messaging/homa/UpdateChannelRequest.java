package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.HttpsUrl;
import dev.hoopoe.messaging.channel.ChannelDetails;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/** Body of H-55: an absent field stays, null removes the logo, {@code configuration} replaces the whole object. */
record UpdateChannelRequest(
        Optional<@Text(max = 255) String> name,
        Optional<@HttpsUrl String> logo,
        Optional<@NotNull Boolean> enabled,
        Optional<@NotNull ObjectNode> configuration) {

    ChannelDetails over(ChannelDetails present) {
        return new ChannelDetails(
                over(name, present.name()),
                over(logo, present.logo()),
                over(enabled, present.enabled()),
                over(configuration, present.configuration()));
    }

    private static <T> T over(Optional<T> wanted, T present) {
        return wanted == null ? present : wanted.orElse(null);
    }

    @Override
    public String toString() {
        return "UpdateChannelRequest[configuration=***]";
    }
}
