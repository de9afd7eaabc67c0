package dev.hoopoe.local.testing;

import dev.hoopoe.local.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** The RSA key that tests sign with. It is kept for later runs: a JVM that has just started takes seconds to generate one. */
final class TestKey {

    private static final int BITS = 2048;

    private TestKey() {}

    /** The key below the cache, generated if there is none. */
    static RSAPrivateCrtKey in(Path cache) throws IOException, GeneralSecurityException {
        Path file = cache.resolve("test-issuer.key");
        if (!Files.exists(file)) {
            generate(cache, file);
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(encoded);
    }

    /** Moved into place whole, since other tests may start at the same time; they use the one that came last. */
    private static void generate(Path cache, Path file) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        OwnerOnly.createFolders(cache);
        Path fresh = Files.createTempFile(cache, "test-issuer-", ".key");
        Files.write(fresh, key.getEncoded());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
