package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.replica.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the first channel is known: before, every ticket would be refused for naming an unknown one. */
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
