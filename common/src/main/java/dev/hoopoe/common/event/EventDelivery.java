package dev.hoopoe.common.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;

/**
 * Hands a record to its handler: in the event's account, in one transaction, retried while a dependency is
 * down. Tombstones are skipped, and so are events of deleted accounts, which may have no rows again. What cannot be handled is thrown, for the channel's dead-letter topic. Once the service
 * stops, records are held and left to the replica that gets their partition.
 */
@ApplicationScoped
public class EventDelivery {

    private final ObjectMapper mapper;
    private final AccountScope accounts;
    private final CurrentTrace trace;
    private final DeliveryAttempt attempt;
    private final DeadLetterMetrics deadLetters;
    private final ShutdownGate gate;
    private final InactiveAccounts inactive;

    EventDelivery(
            ObjectMapper mapper,
            AccountScope accounts,
            CurrentTrace trace,
            DeliveryAttempt attempt,
            DeadLetterMetrics deadLetters,
            ShutdownGate gate,
            InactiveAccounts inactive) {
        this.mapper = mapper;
        this.accounts = accounts;
        this.trace = trace;
        this.attempt = attempt;
        this.deadLetters = deadLetters;
        this.gate = gate;
        this.inactive = inactive;
    }

    /** Returns after the handler's transaction has committed; {@code consumer} names the handler in events it causes. */
    public void deliver(ConsumerRecord<String, byte[]> message, String consumer, Consumer<ReceivedEvent> handler) {
        deliverInSteps(message, consumer, event -> {
            handler.accept(event);
            return false;
        });
    }

    /**
     * As {@link #deliver}, for what may be too much for one transaction: each call of the handler has its own, and
     * the handler is called as long as it returns true.
     */
    public void deliverInSteps(
            ConsumerRecord<String, byte[]> message, String consumer, Predicate<ReceivedEvent> handler) {
        if (message.value() == null) {
            return;
        }
        gate.run(() -> deliverNow(message, consumer, handler));
    }

    private void deliverNow(ConsumerRecord<String, byte[]> message, String consumer, Predicate<ReceivedEvent> handler) {
        try {
            var event = ReceivedEvent.read(message, mapper);
            if (!inactive.isDeleted(event.accountId())) {
                deliver(event, traceOf(message), consumer, handler);
            }
        } catch (RuntimeException | Error e) {
            deadLetters.count(message.topic());
            throw e;
        }
    }

    /**
     * Hands a batch of records, of any accounts, to a handler in one transaction; retried until that succeeds, whatever the
     * failure. Records that the reader cannot read go to {@code unreadable} instead; tombstones and events of deleted accounts
     * are skipped.
     */
    public <T> void deliverBatch(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            BiFunction<ConsumerRecord<String, byte[]>, ReceivedEvent, T> reader,
            Consumer<List<T>> handler,
            BiConsumer<ConsumerRecord<String, byte[]>, PoisonEventException> unreadable) {
        gate.run(() -> deliverBatchNow(messages, reader, handler, unreadable));
    }

    private <T> void deliverBatchNow(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            BiFunction<ConsumerRecord<String, byte[]>, ReceivedEvent, T> reader,
            Consumer<List<T>> handler,
            BiConsumer<ConsumerRecord<String, byte[]>, PoisonEventException> unreadable) {
        var readable = new ArrayList<T>();
        for (var message : messages) {
            if (message.value() == null) {
                continue;
            }
            try {
                var event = ReceivedEvent.read(message, mapper);
                if (!inactive.isDeleted(event.accountId())) {
                    readable.add(reader.apply(message, event));
                }
            } catch (PoisonEventException e) {
                deadLetters.count(message.topic());
                unreadable.accept(message, e);
            }
        }
        attempt.inTransactionUntilDone(() -> {
            handler.accept(readable);
            return null;
        });
    }

    private void deliver(ReceivedEvent event, String traceParent, String consumer, Predicate<ReceivedEvent> handler) {
        MDC.put(LogKeys.EVENT, event.id().toString());
        try {
            accounts.run(Caller.system(event.accountId(), consumer), () -> {
                trace.continueFrom(traceParent);
                while (attempt.inTransaction(() -> handler.test(event))) {
                    // The next step.
                }
            });
        } finally {
            MDC.remove(LogKeys.EVENT);
        }
    }

    private static String traceOf(ConsumerRecord<String, byte[]> message) {
        var header = message.headers().lastHeader(EventHeaders.TRACE);
        return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
