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
 * Keeps webhooks from internal addresses (server-side request forgery): a URL is parsed strictly, its
 * name resolved once, and refused when one of its addresses is not permitted.
 */
@ApplicationScoped
public class TargetGuard {

    private static final int TIMEOUT_SECONDS = 10;

    private final AddressGuard addresses;
    private final boolean httpAllowed;
    private final NameLookup names;

    TargetGuard(TargetConfig config, NameLookup names) {
        this.addresses = new AddressGuard(config.allowedRanges().orElse(List.of()));
        this.httpAllowed = config.httpAllowed();
        this.names = names;
    }

    /**
     * Checks where the URL leads.
     *
     * @throws RefusedTargetException when a webhook must not go there, or its host is not found
     */
    public void check(String url) {
        try {
            target(url).toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedTargetException("could not be checked");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedTargetException refused) {
                throw refused;
            }
            throw new RefusedTargetException("must have a host that can be resolved");
        } catch (TimeoutException e) {
            throw new RefusedTargetException("must have a host that can be resolved");
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
            throw new RefusedTargetException("must lead to public addresses only");
        }
        return new Target(url, found.get(0));
    }

    /** What went wrong, out of the stages that it came through. */
    static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
