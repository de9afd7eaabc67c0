package dev.hoopoe.messaging.file;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.file.FileStore;
import dev.hoopoe.common.file.StoredFile;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What callers of every dialect, and ticket-service, can do with files, in the account of the caller, who may have no token. */
@ApplicationScoped
public class FileService {

    private final FileTransactions transactions;
    private final FileRecordStore records;
    private final TicketFileStore ticketFiles;
    private final FileStore store;
    private final DownloadPermits permits;
    private final FileLinks links;
    private final FileConfig config;
    private final CurrentCaller caller;
    private final InactiveAccounts inactive;

    FileService(
            FileTransactions transactions,
            FileRecordStore records,
            TicketFileStore ticketFiles,
            FileStore store,
            DownloadPermits permits,
            FileLinks links,
            FileConfig config,
            CurrentCaller caller,
            InactiveAccounts inactive) {
        this.transactions = transactions;
        this.records = records;
        this.ticketFiles = ticketFiles;
        this.store = store;
        this.permits = permits;
        this.links = links;
        this.config = config;
        this.caller = caller;
        this.inactive = inactive;
    }

    /**
     * Stores an uploaded file, which belongs to no message yet; the caller deletes {@code content}.
     *
     * @param declaredName as the client sent it, or null
     * @throws HoopoeException too large, invalid when empty, conflict at the account's limit, unavailable without the store
     */
    public Attachment upload(Path content, String declaredName) {
        var size = sizeOf(content);
        var name = FileName.clean(declaredName);
        var file = new Attachment(UUID.randomUUID(), name, FileType.of(content, name), size);
        transactions.register(file);
        store(content, file);
        return file;
    }

    /**
     * Stores a file of a ticket under an id that the caller has chosen, again where it is there already; the caller deletes
     * {@code content}.
     *
     * @throws HoopoeException as {@link #upload}, and conflict when another file has the id
     */
    void put(UUID id, UUID ticket, Path content, String declaredName) {
        var size = sizeOf(content);
        var name = FileName.clean(declaredName);
        var file = new Attachment(id, name, FileType.of(content, name), size);
        if (transactions.register(file, ticket)) {
            store(content, file);
        } else {
            put(content, file);
        }
    }

    private void store(Path content, Attachment file) {
        try {
            put(content, file);
        } catch (RuntimeException e) {
            transactions.discard(file.id());
            throw e;
        }
    }

    private void put(Path content, Attachment file) {
        store.put(new OwnedFile(caller.accountId(), file).key(), content);
    }

    private long sizeOf(Path content) {
        try {
            var size = Files.size(content);
            var limit = config.maxSize().asLongValue();
            if (size > limit) {
                throw new HoopoeException(
                        ErrorKind.TOO_LARGE, "The file has %d bytes; the limit is %d".formatted(size, limit));
            }
            if (size == 0) {
                throw HoopoeException.invalid("file", "must not be empty");
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that its link leads to, open for reading; empty for a wrong or expired link, as for an unknown file and one of a
     * suspended account.
     *
     * @param range the request's header {@code Range}; null for the whole file
     * @throws UnsatisfiableRangeException when the file has no byte of the range
     */
    public Optional<Download> open(UUID id, String name, String expires, String signature, String range) {
        return records.find(id)
                .filter(owned -> links.isValid(owned, name, expires, signature))
                .filter(owned -> !inactive.contains(owned.account()))
                .flatMap(owned -> open(owned, ByteRange.of(range, owned.file().size())));
    }

    /** A ticket's file of the caller's account, open for reading; empty without its bytes, as for an unknown one. */
    Optional<Download> openOfTicket(UUID id) {
        return ticketFiles
                .find(caller.accountId(), id)
                .map(found -> new OwnedFile(caller.accountId(), found.file()))
                .flatMap(owned -> open(owned, ByteRange.of(null, owned.file().size())));
    }

    private Optional<Download> open(OwnedFile owned, ByteRange range) {
        if (!range.isSatisfiable()) {
            throw new UnsatisfiableRangeException(range.size());
        }
        var permit = permits.acquire();
        try {
            var stored =
                    range.partial() ? store.open(owned.key(), range.first(), range.length()) : store.open(owned.key());
            if (stored.isEmpty()) {
                permit.close();
            }
            return stored.map(bytes ->
                    new Download(owned.file(), FileType.isInline(owned.file().contentType()), range, bytes, permit));
        } catch (RuntimeException e) {
            permit.close();
            throw e;
        }
    }

    /**
     * A file that is being downloaded; to be closed.
     *
     * @param inline whether a browser may show it in place
     */
    public record Download(
            Attachment file, boolean inline, ByteRange range, StoredFile content, DownloadPermits.Permit permit)
            implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (permit) {
                content.close();
            }
        }
    }
}
