package dev.hoopoe.directory.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells of an account's tickets as ticket-service would. */
public record TicketEvents(Desk desk) {

    /** Publishes an event of a ticket and waits for the broker. */
    public void tell(String name, long ticketId, UUID clientId, long version) {
        send(ticketId, name, ticketId, clientId, version);
    }

    /** Publishes a ticket that is heard of after all that was told of the other one. */
    public void tellAfter(long otherTicketId, long ticketId) {
        send(otherTicketId, "created", ticketId, UUID.randomUUID(), 0);
    }

    private void send(long key, String name, long ticketId, UUID clientId, long version) {
        var body = "{\"snapshot\":{\"id\":%d,\"client_id\":\"%s\",\"title\":\"Printer\"},\"changes\":{},\"actor\":{}}"
                .formatted(ticketId, clientId);
        var message = new ProducerRecord<>("ticket.events.v1", Long.toString(key), body.getBytes(UTF_8));
        var headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/hoopoe/test",
                "ce_type",
                "dev.hoopoe.ticket." + name + ".v1",
                "ce_subject",
                Long.toString(ticketId),
                "ce_time",
                "2026-01-02T03:04:05.678Z",
                "ce_accountid",
                desk.account(),
                "ce_sequence",
                Long.toString(version));
        headers.forEach((header, value) -> message.headers().add(header, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
