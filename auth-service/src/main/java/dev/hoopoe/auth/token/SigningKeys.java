package dev.hoopoe.auth.token;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.seal.KeySecret;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** The signing keys in memory; created at the first start, rotated when due, reloaded every minute. */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final SigningKeyStore store;
    private final KeysConfig config;
    private final TokenLifetimes lifetimes;
    private final Clock clock;
    private final KeySecret secret;
    private final KeySealing sealing;
    private volatile KeyRing ring = new KeyRing(List.of());

    SigningKeys(SigningKeyStore store, KeysConfig config, TokenLifetimes lifetimes, Clock clock, KeySecret secret) {
        this.store = store;
        this.config = config;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.secret = secret;
        this.sealing = new KeySealing(secret);
    }

    void start(@Observes StartupEvent event) {
        refresh();
    }

    /** Loads the keys and rotates them when due; after a change of the secret re-encrypts them. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        if (secret.hasFormer()) {
            reseal();
        }
        var known = store.read(sealing);
        var rotation = new KeyRotation(
                clock.instant(),
                config.rotateAfter(),
                config.publishAhead(),
                lifetimes.longest(),
                SigningKey::generate);
        if (!rotation.isDue(known)) {
            ring = known;
            return;
        }
        ring = store.change(sealing, rotation);
        LOG.infof("Signing keys rotated; %d are in use", ring.keys().size());
    }

    private void reseal() {
        var keys = store.reseal(sealing);
        if (keys > 0) {
            LOG.infof("Signing keys re-encrypted with the new secret: %d", keys);
        }
    }

    /** @throws IllegalStateException when there is no active signing key */
    SigningKey active() {
        return ring.activeAt(clock.instant())
                .orElseThrow(() -> new IllegalStateException("There is no signing key to use"));
    }

    boolean areUsable() {
        return ring.activeAt(clock.instant()).isPresent();
    }

    /** The JWK Set that verifiers fetch. */
    String jwks() {
        return ring.jwksAt(clock.instant());
    }
}
