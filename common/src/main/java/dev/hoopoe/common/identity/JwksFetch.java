package dev.hoopoe.common.identity;

import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.URI;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/** Fetches auth-service's keys with short timeouts, and detects a changed key set. */
final class JwksFetch implements SimpleGet {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final int READ_TIMEOUT_MILLIS = 2_000;

    private static final int HTTP_OK = 200;

    private final Get get = new Get();
    private final PeerCalls auth;
    private String last;
    private boolean changed;

    JwksFetch(PeerCalls auth) {
        this.auth = auth;
        get.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        get.setReadTimeout(READ_TIMEOUT_MILLIS);
        get.setRetries(0);
    }

    @Override
    public SimpleResponse get(String location) throws IOException {
        SimpleResponse response = auth.call(URI.create(location), true, place -> get.get(place.toString()));
        if (response.getStatusCode() == HTTP_OK) {
            detectChange(response.getBody());
        }
        return response;
    }

    /** True when the key set has changed since the last call. */
    synchronized boolean pollChange() {
        var result = changed;
        changed = false;
        return result;
    }

    private synchronized void detectChange(String body) {
        changed = changed || (last != null && !last.equals(body));
        last = body;
    }
}
