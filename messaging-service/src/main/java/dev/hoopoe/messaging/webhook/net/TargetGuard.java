package dev.hoopoe.messaging.webhook.net;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps webhooks away from what only this service can reach (server-side request forgery): a URL is read strictly, its
 * name looked up once, and refused when a single one of the addresses is not to be reached.
 */
@ApplicationScoped
public class TargetGuard {

    private static final int PATIENCE_SECONDS = 10;

    private final AddressGuard addresses;
    private final boolean httpAllowed;
    private final NameLookup names;

    TargetGuard(TargetConfig config, NameLookup names) {
        this.addresses = new AddressGuard(config.allowedRanges().orElse(List.of()));
        this.httpAllowed = config.httpAllowed();
        this.names = names;
    }

    /**
     * Looks where the address leads to.
     *
     * @throws RefusedTargetException when a webhook must not go there, or its host is not found
     */
    public void check(String url) {
        try {
            target(url).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedTargetException("could not be looked at");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedTargetException refused) {
                throw refused;
            }
            throw new RefusedTargetException("must have a host that is found");
        } catch (TimeoutException e) {
            throw new RefusedTargetException("must have a host that is found");
        }
    }

    /** Fails with a {@link RefusedTargetException} where a webhook must not go. */
    CompletionStage<Target> target(String text) {
        try {
            var url = TargetUrl.of(text);
            if (!url.tls() && !httpAllowed) {
                throw new RefusedTargetException("must be https");
            }
            if (url.literal() != null) {
                return CompletableFuture.completedFuture(permitted(url, List.of(url.literal())));
            }
            return names.addressesOf(url.host()).thenApply(found -> permitted(url, found));
        } catch (RefusedTargetException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Target permitted(TargetUrl url, List<InetAddress> found) {
        if (found.isEmpty() || !found.stream().allMatch(addresses::permits)) {
            throw new RefusedTargetException("must not lead to an address that is not public");
        }
        return new Target(url, found.get(0));
    }

    /** What went wrong, out of the stages that it came through. */
    static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
