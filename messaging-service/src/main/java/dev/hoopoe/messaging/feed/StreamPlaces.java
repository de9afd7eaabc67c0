package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.HoopoeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Limits the streams that are open in this process: of all accounts together, and of each. */
final class StreamPlaces {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int max;
    private final int maxPerAccount;
    private final Map<String, Integer> openByAccount = new HashMap<>();
    private int open;

    StreamPlaces(int max, int maxPerAccount) {
        this.max = max;
        this.maxPerAccount = maxPerAccount;
    }

    /** @throws HoopoeException unavailable when all places are taken, too many requests when those of the account are */
    synchronized void acquire(String account) {
        if (open >= max) {
            throw HoopoeException.full("Too many open streams; the limit is " + max, RETRY_AFTER);
        }
        if (openByAccount.getOrDefault(account, 0) >= maxPerAccount) {
            throw HoopoeException.tooMany(
                    "This account has too many open streams; the limit is " + maxPerAccount, RETRY_AFTER);
        }
        open++;
        openByAccount.merge(account, 1, Integer::sum);
    }

    synchronized void release(String account) {
        open--;
        openByAccount.computeIfPresent(account, (name, count) -> count == 1 ? null : count - 1);
    }

    synchronized int open() {
        return open;
    }

    /** Accounts with an open stream. */
    synchronized int accounts() {
        return openByAccount.size();
    }
}
