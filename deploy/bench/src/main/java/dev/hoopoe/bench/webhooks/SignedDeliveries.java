package dev.hoopoe.bench.webhooks;

import dev.hoopoe.bench.api.ApiClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook for new tickets and its receiver, which looks at each signature. */
public final class SignedDeliveries implements AutoCloseable {

    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wrong = new AtomicInteger();
    private final Sink sink = new Sink(this::take);
    private final Webhook webhook;
    private volatile Signature signature;

    public SignedDeliveries(ApiClient api) {
        webhook = Webhook.create(api, sink.url("/"));
        signature = new Signature(webhook.secret());
    }

    /** How many events have come, however often each. */
    public int events() {
        return events.size();
    }

    /** How many deliveries had a signature that was not made with the webhook's secret. */
    public int wronglySigned() {
        return wrong.get();
    }

    @Override
    public void close() {
        webhook.delete();
        sink.close();
    }

    /** Not answered, and so repeated, while the secret is not known yet. */
    private boolean take(Delivery delivery) {
        Signature known = signature;
        if (known == null) {
            return false;
        }
        if (!known.isOn(delivery)) {
            wrong.incrementAndGet();
        }
        events.add(delivery.id());
        return true;
    }
}
