package dev.hoopoe.bench.webhooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has arrived since the last beginning: how often each event, from when to when, and the requests themselves. */
final class Receipts {

    private final Map<String, Integer> times = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private long first;
    private long last;

    /** Forgets what has arrived. */
    synchronized void begin() {
        times.clear();
        deliveries.clear();
    }

    synchronized void add(Delivery delivery, long nanos) {
        first = deliveries.isEmpty() ? nanos : first;
        last = nanos;
        deliveries.add(delivery);
        times.merge(delivery.id(), 1, Integer::sum);
    }

    synchronized int count() {
        return deliveries.size();
    }

    /** Whether so many events have arrived, each of them once. */
    synchronized boolean isEachOnce(int events) {
        return times.size() == events && deliveries.size() == events;
    }

    /** From the first to the last. */
    synchronized Duration length() {
        return Duration.ofNanos(last - first);
    }

    synchronized List<Delivery> all() {
        return List.copyOf(deliveries);
    }
}
