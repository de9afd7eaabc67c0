package dev.hoopoe.ticket.image;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.image.FormerImageStore.FormerImage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Moves images from before into files of messaging-service, one at a time, while they are read from where they are. What could not
 * be moved is due again in 5 minutes; images of suspended accounts wait.
 */
@BackgroundWork(Coordination.LEASES)
@ApplicationScoped
class ImageMove {

    private static final Logger LOG = Logger.getLogger(ImageMove.class);
    private static final String NAME = "ticket-service/image-move";

    private final FormerImageStore images;
    private final ImageFiles files;
    private final AccountScope accounts;
    private final InactiveAccounts inactive;
    private volatile boolean stopping;

    ImageMove(FormerImageStore images, ImageFiles files, AccountScope accounts, InactiveAccounts inactive) {
        this.images = images;
        this.files = files;
        this.accounts = accounts;
        this.inactive = inactive;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Ends early while messaging-service does not store files. */
    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            images.accounts().forEach(this::move);
        } catch (HoopoeException e) {
            LOG.warnf("Images not moved: %s", e.getMessage());
        }
    }

    /** Moves the account's images, as far as its files have room. */
    private void move(String account) {
        var goesOn = true;
        while (goesOn && !stopping && !inactive.contains(account)) {
            goesOn = accounts.call(
                    Caller.system(account, NAME),
                    () -> images.lease(account)
                            .filter(image -> move(account, image))
                            .isPresent());
        }
    }

    /** False when the account has no room, or is deleted. An image that is too large stays and does not stop the others. */
    private boolean move(String account, FormerImage image) {
        try {
            files.put(image.file(account), image.ticket(), image.name(), image.content());
            images.moved(account, image);
            return true;
        } catch (HoopoeException e) {
            if (e.kind() == ErrorKind.UNAVAILABLE) {
                throw e;
            }
            LogKeys.with(
                    LogKeys.ACCOUNT,
                    account,
                    () -> LOG.warnf("Image %d not moved; trying again in 5 minutes: %s", image.id(), e.getMessage()));
            return e.kind() == ErrorKind.TOO_LARGE;
        }
    }
}
