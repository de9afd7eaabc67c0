package dev.hoopoe.common.peer;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Calls one replica of a neighbour and retries on another one where that is safe (docs/decisions/0051): always when nothing was
 * sent, and once when a call that is safe to repeat broke before its response. With a single address, which is a load balancer
 * or a process that restarts, a refused connection is retried once after a short pause.
 */
@ApplicationScoped
public class PeerCalls {

    private static final Logger LOG = Logger.getLogger(PeerCalls.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PeerAddresses addresses;

    public PeerCalls(PeerAddresses addresses) {
        this.addresses = addresses;
    }

    /** One attempt at one place. */
    public interface Call<T, E extends Exception> {

        T at(URI place) throws E;
    }

    /**
     * The answer of the first attempt that gets one.
     *
     * @param isSafe whether the call may be repeated although it may have had its effect, as a GET may
     * @throws E of the last attempt
     */
    public <T, E extends Exception> T call(URI url, boolean isSafe, Call<T, E> call) throws E {
        var attempts = new Attempts(addresses.placesOf(url), isSafe);
        while (true) {
            var place = attempts.next();
            try {
                return call.at(place);
            } catch (Exception failure) {
                if (!attempts.mayFollow(failure)) {
                    throw failure;
                }
                LOG.debugf("Call of %s failed; another replica is tried: %s", place, failure);
            }
        }
    }

    private static final class Attempts {

        private final List<URI> places;
        private final boolean isSafe;
        private int made;
        private boolean repeated;

        Attempts(List<URI> places, boolean isSafe) {
            this.places = places;
            this.isSafe = isSafe;
        }

        URI next() {
            return places.get(made++ % places.size());
        }

        boolean mayFollow(Exception failure) {
            if (ConnectionFailure.nothingWasSent(failure)) {
                return connectAgain();
            }
            if (!isSafe || repeated || !ConnectionFailure.broke(failure)) {
                return false;
            }
            repeated = true;
            return true;
        }

        private boolean connectAgain() {
            if (places.size() == 1 && made == 1) {
                LockSupport.parkNanos(PAUSE.toNanos());
                return true;
            }
            return made < places.size();
        }
    }
}
