package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.TenancyConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Opens the default account at the first start, and retries until auth-service has its administrator; not ready
 * before.
 */
@BackgroundWork(Coordination.IDEMPOTENCE)
@Readiness
@ApplicationScoped
class Bootstrap implements HealthCheck {

    static final String ADMINISTRATOR_NAME = "Desk Administrator";

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);

    private final AccountOpeningTransactions opening;
    private final AccountScope accounts;
    private final BootstrapConfig config;
    private final TenancyConfig tenancy;
    private volatile boolean done;

    Bootstrap(
            AccountOpeningTransactions opening, AccountScope accounts, BootstrapConfig config, TenancyConfig tenancy) {
        this.opening = opening;
        this.accounts = accounts;
        this.config = config;
        this.tenancy = tenancy;
        this.done = !config.enabled();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void attempt() {
        if (done) {
            return;
        }
        try {
            open(tenancy.defaultAccount());
            done = true;
            LOG.info("Default account created");
        } catch (RuntimeException e) {
            LOG.warnf("Default account not created; retrying: %s", e.getMessage());
        }
    }

    void open(String account) {
        accounts.run(Caller.system(account, "bootstrap"), () -> {
            opening.openIfMissing(account, config.accountName());
            if (config.adminEmail().isPresent() && config.adminPassword().isPresent()) {
                opening.ensureAnyAdministrator(new FirstAdministrator(
                        config.adminEmail().get(), config.adminPassword().get(), ADMINISTRATOR_NAME));
            }
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bootstrap").status(done).build();
    }
}
