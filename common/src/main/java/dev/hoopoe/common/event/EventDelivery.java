package dev.hoopoe.common.event;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Hands records to their handler: many events of an account in one transaction, retried while a dependency is down. If that
 * fails for another reason, each event is handled by itself, and one that cannot be handled goes to the dead letters of its
 * topic. Tombstones are skipped, and so are events of deleted accounts, which may have no rows again. Once the service stops,
 * records are held and left to the replica that gets their partition.
 */
@ApplicationScoped
public class EventDelivery {

    private static final Logger LOG = Logger.getLogger(EventDelivery.class);

    private final RecordReader records;
    private final AccountScope accounts;
    private final CurrentTrace trace;
    private final DeliveryAttempt attempt;
    private final ShutdownGate gate;
    private final EntityManager entities;
    private final EventSpans spans;

    EventDelivery(
            RecordReader records,
            AccountScope accounts,
            CurrentTrace trace,
            DeliveryAttempt attempt,
            ShutdownGate gate,
            EntityManager entities,
            EventSpans spans) {
        this.records = records;
        this.accounts = accounts;
        this.trace = trace;
        this.attempt = attempt;
        this.gate = gate;
        this.entities = entities;
        this.spans = spans;
    }

    /**
     * Returns after all records were handled or are dead letters. The handler may be called again for an event, until its
     * transaction has committed.
     *
     * @param consumer names the handler in events that it causes
     */
    public void deliver(
            Iterable<ConsumerRecord<String, byte[]>> messages, String consumer, Consumer<ReceivedEvent> handler) {
        deliverInSteps(messages, consumer, event -> {
            handler.accept(event);
            return false;
        });
    }

    /**
     * As {@link #deliver}, for what may be too much for one transaction: the handler is called in further transactions as long
     * as it returns true.
     */
    public void deliverInSteps(
            Iterable<ConsumerRecord<String, byte[]>> messages, String consumer, Predicate<ReceivedEvent> handler) {
        deliverAllInSteps(messages, consumer, events -> handleEach(events, handler));
    }

    /**
     * As {@link #deliver}, for a handler that takes several events of one account at once, oldest first. It continues their
     * traces by itself ({@link #forEach}, {@code Outbox.appendAll}).
     */
    public void deliverAll(
            Iterable<ConsumerRecord<String, byte[]>> messages, String consumer, Consumer<List<ReceivedEvent>> handler) {
        deliverAllInSteps(messages, consumer, events -> {
            handler.accept(events);
            return false;
        });
    }

    /** As {@link #deliverAll}, in as many transactions as {@link #deliverInSteps}. */
    public void deliverAllInSteps(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            String consumer,
            Predicate<List<ReceivedEvent>> handler) {
        RecordParts.of(messages).forEach(part -> gate.run(() -> deliverPart(part, consumer, handler)));
    }

    private void deliverPart(
            List<ConsumerRecord<String, byte[]>> part, String consumer, Predicate<List<ReceivedEvent>> handler) {
        var byAccount = new LinkedHashMap<String, List<Delivery>>();
        for (var delivery : records.read(part, Delivery::new)) {
            byAccount
                    .computeIfAbsent(delivery.event().accountId(), account -> new ArrayList<>())
                    .add(delivery);
        }
        byAccount.forEach((account, deliveries) ->
                accounts.run(Caller.system(account, consumer), () -> deliverOfAccount(deliveries, consumer, handler)));
    }

    private void deliverOfAccount(List<Delivery> deliveries, String consumer, Predicate<List<ReceivedEvent>> handler) {
        if (deliveries.size() > 1) {
            try {
                handle(deliveries, consumer, handler);
                return;
            } catch (RuntimeException | Error e) {
                if (gate.isStopping()) {
                    throw e;
                }
                LOG.debugf(e, "%d events not handled together; handling each by itself", deliveries.size());
            }
        }
        deliveries.forEach(delivery -> deliverAlone(delivery, consumer, handler));
    }

    private void deliverAlone(Delivery delivery, String consumer, Predicate<List<ReceivedEvent>> handler) {
        MDC.put(LogKeys.EVENT, delivery.event().id().toString());
        try {
            handle(List.of(delivery), consumer, handler);
        } catch (RuntimeException | Error e) {
            if (gate.isStopping()) {
                throw e;
            }
            records.bury(delivery.message(), e);
        } finally {
            MDC.remove(LogKeys.EVENT);
        }
    }

    /** What the events cause belongs to the spans of their handling, which end with it. */
    private void handle(List<Delivery> deliveries, String consumer, Predicate<List<ReceivedEvent>> handler) {
        var started = new ArrayList<Span>();
        var events = new ArrayList<ReceivedEvent>();
        for (var delivery : deliveries) {
            var span = spans.startProcessing(delivery.message().topic(), delivery.event(), consumer);
            started.add(span);
            events.add(delivery.event()
                    .inTrace(EventSpans.traceOf(span, delivery.event().traceparent())));
        }
        EventSpans.during(started, () -> {
            while (attempt.inTransaction(() -> handler.test(events))) {
                // The next step.
            }
        });
    }

    /** For a handler of {@link #deliverAll}: handles events one after the other in its transaction, each in its trace. */
    public void forEach(List<ReceivedEvent> events, Consumer<ReceivedEvent> handler) {
        handleEach(events, event -> {
            handler.accept(event);
            return false;
        });
    }

    /** Entities are forgotten between events, since a handler may also change their rows by SQL. */
    private boolean handleEach(List<ReceivedEvent> events, Predicate<ReceivedEvent> handler) {
        var unfinished = false;
        for (var event : events) {
            MDC.put(LogKeys.EVENT, event.id().toString());
            trace.continueFrom(event.traceparent());
            unfinished |= handler.test(event);
            if (events.size() > 1) {
                entities.flush();
                entities.clear();
            }
        }
        MDC.remove(LogKeys.EVENT);
        return unfinished;
    }

    /**
     * Hands a batch of records, of any accounts, to a handler in one transaction; retried until that succeeds, whatever the
     * failure. Records that the reader cannot read become dead letters; tombstones, events of deleted
     * accounts and states that are published again are skipped.
     *
     * @param consumer names the handler in traces
     * @param deadLetterTopic the topic of its dead letters, by topic
     */
    public <T> void deliverBatch(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            String consumer,
            BiFunction<ConsumerRecord<String, byte[]>, ReceivedEvent, T> reader,
            Consumer<List<T>> handler,
            UnaryOperator<String> deadLetterTopic) {
        gate.run(() -> {
            var started = new ArrayList<Span>();
            var readable = records.read(
                    changesIn(messages),
                    (message, event) -> {
                        var one = reader.apply(message, event);
                        started.add(spans.startProcessing(message.topic(), event, consumer));
                        return one;
                    },
                    deadLetterTopic);
            EventSpans.during(
                    started,
                    () -> attempt.untilDone(
                            () -> QuarkusTransaction.requiringNew().run(() -> handler.accept(readable))));
        });
    }

    private static List<ConsumerRecord<String, byte[]>> changesIn(Iterable<ConsumerRecord<String, byte[]>> messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.headers().lastHeader(EventHeaders.REPUBLISHED) == null)
                .toList();
    }

    private record Delivery(ConsumerRecord<String, byte[]> message, ReceivedEvent event) {}
}
