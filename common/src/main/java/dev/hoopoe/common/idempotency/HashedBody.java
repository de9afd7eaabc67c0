package dev.hoopoe.common.idempotency;

import static java.io.OutputStream.nullOutputStream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes a body as it is read, to its last byte even when its reader leaves some or all of it. */
final class HashedBody extends FilterInputStream {

    private final MessageDigest digest;
    private boolean closed;

    HashedBody(InputStream body) {
        this(body, sha256());
    }

    private HashedBody(InputStream body, MessageDigest digest) {
        super(new DigestInputStream(body, digest));
        this.digest = digest;
    }

    /** SHA-256 of the whole body; to be asked for once. */
    byte[] hash() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            transferTo(nullOutputStream());
            super.close();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
