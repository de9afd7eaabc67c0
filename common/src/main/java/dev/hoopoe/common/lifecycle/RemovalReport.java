package dev.hoopoe.common.lifecycle;

import dev.hoopoe.common.outbox.Outbox;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells the service that owns the accounts, which has a completion of its own. */
@DefaultBean
@ApplicationScoped
class RemovalReport implements RemovalCompletion {

    private static final Logger LOG = Logger.getLogger(RemovalReport.class);

    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    RemovalReport(Outbox outbox, Clock clock, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    @Override
    public void complete(String account) {
        outbox.append(new RemovalCompleted(account, service, clock.instant()));
        LOG.info("All rows of a deleted account removed");
    }
}
