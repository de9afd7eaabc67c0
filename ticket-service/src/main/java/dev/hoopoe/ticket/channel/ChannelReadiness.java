package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.replica.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until a first channel is known: before that, every new ticket would be refused for an unknown channel. */
@Readiness
@ApplicationScoped
class ChannelReadiness implements HealthCheck {

    private final Replica<ChannelView> channels;
    private volatile boolean known;

    ChannelReadiness(Replica<ChannelView> channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        known = known || !channels.isEmpty();
        return HealthCheckResponse.named("channels").status(known).build();
    }
}
