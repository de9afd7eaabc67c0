package dev.hoopoe.messaging.message;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.messaging.client.ClientReplica;
import dev.hoopoe.messaging.file.FileTransactions;
import dev.hoopoe.messaging.message.MessageEvent.MessageCreated;
import dev.hoopoe.messaging.message.MessageEvent.MessageDeleted;
import dev.hoopoe.messaging.message.MessageEvent.MessageUpdated;
import dev.hoopoe.messaging.ticket.TicketNoted;
import dev.hoopoe.messaging.ticket.TicketReplica;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Writes messages with their events, one at a time per ticket, so that ids, times and events share one order; only a note
 * has ticket-service's time, wherever that puts it.
 */
@ApplicationScoped
class MessageTransactions {

    private final MessageRepository messages;
    private final DeletedFirstTextStore firstTexts;
    private final DeletedNoteStore notes;
    private final LastMessageStore lastMessage;
    private final TicketReplica tickets;
    private final ClientReplica clients;
    private final FileTransactions files;
    private final Outbox outbox;
    private final Clock clock;
    private final EntityTags tags;

    MessageTransactions(
            MessageRepository messages,
            DeletedFirstTextStore firstTexts,
            DeletedNoteStore notes,
            LastMessageStore lastMessage,
            TicketReplica tickets,
            ClientReplica clients,
            FileTransactions files,
            Outbox outbox,
            Clock clock,
            EntityTags tags) {
        this.messages = messages;
        this.firstTexts = firstTexts;
        this.notes = notes;
        this.lastMessage = lastMessage;
        this.tickets = tickets;
        this.clients = clients;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
        this.tags = tags;
    }

    /** Appends a message to a ticket; the caller has checked access. */
    @Transactional
    Message append(long ticketId, NewMessage message) {
        if (!tickets.lock(ticketId)) {
            throw HoopoeException.notFound("Ticket");
        }
        var externalId = message.content().externalId();
        if (externalId != null && messages.hasExternalId(ticketId, externalId)) {
            throw HoopoeException.invalid("external_message_id", "names another message of this ticket");
        }
        return store(
                Message.write(ticketId, message, clock.instant()),
                message.content().fileIds());
    }

    /**
     * Writes the first message of a ticket that ticket-service has opened just now, and stores the ticket after it, so that its
     * row shows the message from the beginning.
     *
     * @param storeTicket in this transaction; false when the ticket's event was faster
     */
    @Transactional
    Message writeFirst(long ticketId, NewMessage message, BooleanSupplier storeTicket) {
        var first = Message.write(ticketId, message, clock.instant());
        persist(first, message.content().fileIds());
        if (!storeTicket.getAsBoolean()) {
            lastMessage.added(List.of(first));
        }
        outbox.append(new MessageCreated(first));
        return first;
    }

    @Transactional
    void checkFiles(List<UUID> fileIds) {
        files.lock(fileIds);
    }

    /** Changes a message's text; the caller has checked access. */
    @Transactional
    Message rewrite(Message seen, String body) {
        var message = lock(seen);
        var former = message.body();
        if (!body.equals(former)) {
            message.rewrite(body);
            outbox.append(new MessageUpdated(message, former, messages.nextNumber()));
        }
        return message;
    }

    @Transactional
    void markSeen(long ticketId) {
        messages.markSeen(ticketId, clock.instant());
    }

    /** Deletes a message; the caller has checked access. */
    @Transactional
    void delete(Message seen) {
        var message = lock(seen);
        messages.delete(message);
        if (message.isFirstText()) {
            firstTexts.add(message.ticketId());
        }
        if (message.isNote()) {
            notes.add(message.ticketId(), message.uid());
        }
        lastMessage.read(message.ticketId());
        outbox.append(new MessageDeleted(message, messages.nextNumber()));
    }

    /** Makes a note a message, once, on a ticket that still exists; in the transaction that applies its event. */
    @Transactional(Transactional.TxType.MANDATORY)
    void storeNote(@Observes TicketNoted noted) {
        if (tickets.lock(noted.ticketId()) && !hadNote(noted)) {
            store(Message.of(noted), List.of());
        }
    }

    private boolean hadNote(TicketNoted noted) {
        var uid = noted.note().uid();
        return messages.has(uid) || notes.contains(noted.ticketId(), uid);
    }

    /** Locks the ticket first, as all writers do; either may have been deleted since it was read. */
    private Message lock(Message seen) {
        var message = Optional.of(seen.ticketId())
                .filter(tickets::lock)
                .flatMap(ticketId -> messages.lock(seen.id()))
                .orElseThrow(() -> HoopoeException.notFound("Message"));
        tags.require(message);
        return message;
    }

    private Message store(Message message, List<UUID> fileIds) {
        persist(message, fileIds);
        lastMessage.added(List.of(message));
        outbox.append(new MessageCreated(message));
        return message;
    }

    /** A message of a client who was merged into another is stored as the survivor's. */
    private void persist(Message message, List<UUID> fileIds) {
        if (message.clientId() != null) {
            clients.lockCurrent(message.clientId()).ifPresent(message::assignTo);
        }
        if (fileIds.isEmpty()) {
            messages.persist(message);
        } else {
            var attached = files.lock(fileIds);
            message.show(attached);
            messages.persist(message);
            files.attach(attached, message.id());
        }
    }
}
