package dev.hoopoe.common.idempotency;

import static java.io.OutputStream.nullOutputStream;

import dev.hoopoe.common.seal.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Hashes a body while it is read, including the bytes that its reader leaves. */
final class HashedBody extends FilterInputStream {

    private final MessageDigest digest;
    private boolean closed;

    HashedBody(InputStream body) {
        this(body, Sha256.digest());
    }

    private HashedBody(InputStream body, MessageDigest digest) {
        super(new DigestInputStream(body, digest));
        this.digest = digest;
    }

    /** SHA-256 of the whole body; may be called once. */
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
}
