package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.ticket.TicketReplica;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes the rows of files. What deletes a row, a message with it or its age, also queues its bytes for removal: a trigger. */
@ApplicationScoped
public class FileTransactions {

    private final FileRecordStore records;
    private final TicketFileStore ticketFiles;
    private final TicketReplica tickets;
    private final FileConfig config;
    private final CurrentCaller caller;
    private final Clock clock;

    FileTransactions(
            FileRecordStore records,
            TicketFileStore ticketFiles,
            TicketReplica tickets,
            FileConfig config,
            CurrentCaller caller,
            Clock clock) {
        this.records = records;
        this.ticketFiles = ticketFiles;
        this.tickets = tickets;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Before the bytes are stored: what fails afterwards leaves a row, which says what to remove. */
    @Transactional
    void register(Attachment file) {
        insert(new NewFile(file, Uploader.of(caller.get()), null, false));
    }

    /**
     * As {@link #register(Attachment)}, for a file of a ticket: attached at once to one that is known, and otherwise when it is. The
     * ticket is locked first, so that its deletion either sees the file or is seen.
     *
     * @return false when the file is there already
     * @throws HoopoeException conflict when another file has the id
     */
    @Transactional
    boolean register(Attachment file, UUID ticket) {
        var account = caller.accountId();
        var isKnown = tickets.hold(ticket);
        var present = ticketFiles.find(account, file.id());
        if (present.isPresent()) {
            if (present.get().equals(new TicketFile(file, ticket))) {
                return false;
            }
            throw HoopoeException.conflict("Another file has the id " + file.id());
        }
        insert(new NewFile(file, Uploader.of(caller.get()), ticket, isKnown));
        return true;
    }

    private void insert(NewFile file) {
        var account = caller.accountId();
        requireRoom(records.count(account, file.file().size(), file.uploader()), file.uploader());
        records.insert(account, file, clock.instant());
    }

    private void requireRoom(FileUsage usage, Uploader uploader) {
        var maxFiles = config.maxFiles();
        var maxBytes = config.maxTotalSize().asLongValue();
        if (usage.all().files() > maxFiles) {
            throw HoopoeException.conflict("The account has %d files, which is its limit".formatted(maxFiles));
        }
        if (usage.all().bytes() > maxBytes) {
            throw HoopoeException.conflict("With this file the account's files would take %d bytes; the limit is %d"
                    .formatted(usage.all().bytes(), maxBytes));
        }
        var anonymous = usage.anonymous();
        var share = config.maxAnonymousShare();
        if (uploader.isAnonymous() && (anonymous.files() > maxFiles * share || anonymous.bytes() > maxBytes * share)) {
            throw HoopoeException.conflict("Visitors have uploaded all that they may in this account");
        }
    }

    /** The bytes could not be stored. A file that is attached stays: a repetition is going to store them. */
    @Transactional
    void discard(UUID id) {
        records.deleteUnattached(caller.accountId(), id);
    }

    /**
     * The caller's files of these ids in their order, locked until {@link #attach}; in the transaction that stores the message.
     *
     * @throws HoopoeException invalid when one of them is unknown, attached to a message, or another's upload
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Attachment> lock(List<UUID> ids) {
        var found = records.lockUnattached(caller.accountId(), ids, Uploader.of(caller.get()));
        for (var id : ids) {
            if (!found.containsKey(id)) {
                throw HoopoeException.invalid(
                        "file_ids", id + " is not a file that you uploaded and that no message has yet");
            }
        }
        return ids.stream().map(found::get).toList();
    }

    /** Makes the locked files the message's. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(List<Attachment> files, long messageId) {
        var ids = files.stream().map(Attachment::id).toList();
        records.attach(caller.accountId(), ids, messageId);
    }
}
